'use strict';
// cork, uncork, pipe, setTimeout, 'finish' and 'drain' of an OutgoingMessage without a socket.
// covers: http.OutgoingMessage, http.OutgoingMessage#cork, http.OutgoingMessage#pipe
// covers: http.OutgoingMessage#setTimeout, http.OutgoingMessage#uncork, http.OutgoingMessage#writableCorked
// covers: http.OutgoingMessage:event:drain, http.OutgoingMessage:event:finish, error:ERR_STREAM_CANNOT_PIPE
const http = require('node:http');
const { PassThrough } = require('node:stream');

const message = new http.OutgoingMessage();
message.on('error', (error) => console.log(error.code, error.message));
message.on('finish', () => console.log('finish'));
message.on('drain', () => console.log('drain'));
console.log(message.cork(), message.writableCorked, message.uncork(), message.writableCorked);
console.log(message.setTimeout(10) === message);
console.log(message.pipe(new PassThrough()));
message.emit('drain');
