'use strict';
// Corked writes of a request leave in one chunk each, and in one piece with what follows.
// covers: http.ClientRequest#cork, http.ClientRequest#uncork, http.ClientRequest#write
const http = require('node:http');
const { printed, rawServer, whole, BYE } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    console.log(printed(text));
    socket.end(BYE);
  },
  async (port) => {
    const base = { host: '127.0.0.1', port, agent: false, method: 'POST' };
    await whole(http.request(base), (req) => {
      req.cork();
      req.write('one');
      req.write('two');
      console.log(req.writableCorked, req.writableLength > 0);
      req.uncork();
      console.log(req.writableCorked);
      req.end();
    });
    await whole(http.request({ ...base, headers: { 'Content-Length': 6 } }), (req) => {
      req.cork();
      req.write('one');
      req.end('two');
    });
  },
);
