'use strict';
// covers: net.Socket:option:highWaterMark, net.Socket:option:readable, net.Socket:option:writable
// covers: net.Socket:option:allowHalfOpen
// Options that the stream takes: highWaterMark of each side and the default, encoding, readable, writable, allowHalfOpen.
const net = require('node:net');
const stream = require('node:stream');
const marks = (options) => {
  const s = new net.Socket(options);
  return [
    s.readableHighWaterMark,
    s.writableHighWaterMark,
    s.readable,
    s.writable,
    s.readyState,
    s.allowHalfOpen,
  ].join(' ');
};
console.log(marks());
for (const options of [
  { highWaterMark: 10 },
  { highWaterMark: 0 },
  { highWaterMark: 10, readableHighWaterMark: 20, writableHighWaterMark: 30 },
  { readableHighWaterMark: 20, writableHighWaterMark: 30 },
  { readable: true },
  { readable: false },
  { writable: true },
  { writable: false },
  { readable: false, writable: false, allowHalfOpen: true },
]) {
  console.log(JSON.stringify(options), marks(options));
}
const s = new net.Socket({ encoding: 'utf8', defaultEncoding: 'latin1' });
console.log(s.readableEncoding, s._writableState.defaultEncoding, s.readableObjectMode, s.writableObjectMode);
stream.setDefaultHighWaterMark(false, 1000);
console.log(marks(), net.createServer().highWaterMark);
