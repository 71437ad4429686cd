'use strict';
// OutgoingMessage by itself: its state, and what it leaves to those who inherit it.
// covers: http.OutgoingMessage, http.OutgoingMessage#appendHeader, http.OutgoingMessage#destroy
// covers: http.OutgoingMessage#end, http.OutgoingMessage#flushHeaders, http.OutgoingMessage#getHeader
// covers: http.OutgoingMessage#getHeaderNames, http.OutgoingMessage#getHeaders
// covers: http.OutgoingMessage#getRawHeaderNames, http.OutgoingMessage#hasHeader
// covers: http.OutgoingMessage#removeHeader, http.OutgoingMessage#setHeader, http.OutgoingMessage#setHeaders
// covers: http.OutgoingMessage#write, http.OutgoingMessage#chunkedEncoding, http.OutgoingMessage#connection
// covers: http.OutgoingMessage#errored, http.OutgoingMessage#finished, http.OutgoingMessage#headersSent
// covers: http.OutgoingMessage#sendDate, http.OutgoingMessage#shouldKeepAlive, http.OutgoingMessage#socket
// covers: http.OutgoingMessage#useChunkedEncodingByDefault, http.OutgoingMessage#writableCorked
// covers: http.OutgoingMessage#writableEnded, http.OutgoingMessage#writableFinished
// covers: http.OutgoingMessage#writableHighWaterMark, http.OutgoingMessage#writableLength
// covers: http.OutgoingMessage#writableObjectMode, http.OutgoingMessage#writableNeedDrain
// covers: error:ERR_METHOD_NOT_IMPLEMENTED
const http = require('node:http');
const { attempt } = require('./lib/raw.cjs');

const message = new http.OutgoingMessage();
for (const name of [
  'chunkedEncoding',
  'connection',
  'errored',
  'finished',
  'headersSent',
  'sendDate',
  'shouldKeepAlive',
  'socket',
  'useChunkedEncodingByDefault',
  'writableCorked',
  'writableEnded',
  'writableFinished',
  'writableHighWaterMark',
  'writableLength',
  'writableObjectMode',
  'writableNeedDrain',
])
  console.log(name, message[name]);
message.setHeader('A', '1');
message.appendHeader('a', '2');
message.setHeaders(new Map([['B', '3']]));
console.log(
  message.getHeader('a'),
  message.hasHeader('b'),
  message.getHeaderNames(),
  message.getRawHeaderNames(),
  JSON.stringify(message.getHeaders()),
);
message.removeHeader('A');
console.log(message.hasHeader('a'));
attempt('flush', () => message.flushHeaders());
attempt('write', () => message.write('x'));
attempt('end', () => message.end());
message.on('close', () => console.log('close'));
console.log(message.destroy() === message, message.destroyed);
