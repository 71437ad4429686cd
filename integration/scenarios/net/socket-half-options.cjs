'use strict';
// covers: net.Socket:option:readable, net.Socket:option:writable
// Without a handle, readable and writable decide what the stream is.
const net = require('node:net');
for (const options of [{}, { readable: false }, { writable: false }, { readable: true, writable: true }]) {
  const s = new net.Socket(options);
  console.log(JSON.stringify(options), s.readable, s.writable, s.readyState);
}
