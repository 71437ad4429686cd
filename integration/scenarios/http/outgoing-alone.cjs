'use strict';
// OutgoingMessage by itself: its state, and what it leaves to those who inherit it.
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
