'use strict';
// strictContentLength: a body that is not as long as it was said to be is an error of the caller.
// covers: http.ClientRequest#strictContentLength, error:ERR_HTTP_CONTENT_LENGTH_MISMATCH
const http = require('node:http');
const { printed, rawServer, whole, BYE } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    console.log(printed(text));
    socket.end(BYE);
  },
  async (port) => {
    for (const [label, act] of [
      ['right', (req) => req.end('four')],
      ['too long', (req) => req.end('longer')],
      ['too short', (req) => req.end('ab')],
      ['too long in parts', (req) => req.write('abc') && req.write('de')],
    ]) {
      console.log(`== ${label}`);
      const req = http.request({
        host: '127.0.0.1',
        port,
        agent: false,
        method: 'POST',
        headers: { 'Content-Length': 4 },
      });
      req.strictContentLength = true;
      await whole(req, () => {
        try {
          act(req);
        } catch (error) {
          console.log(error.code, error.message);
          req.destroy();
        }
      });
    }
  },
);
