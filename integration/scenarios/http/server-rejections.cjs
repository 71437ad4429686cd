'use strict';
// captureRejections: an async listener that fails is answered 500, or cut off when the head is out.
// covers: http.Server, http.Server#closeAllConnections, http.Server:event:checkContinue
// covers: http.Server:event:error, http.ServerResponse#flushHeaders, http.ServerResponse#setHeader
// covers: http.ServerResponse:event:error
const http = require('node:http');
const events = require('node:events');
const { exchange, get } = require('./lib/raw.cjs');

events.captureRejections = true;
(async () => {
  await exchange('before', {
    handler: async (req, res) => {
      res.setHeader('X-Mine', '1');
      throw new Error('first');
    },
    send: get(),
  });
  await exchange('after', {
    handler: async (req, res) => {
      res.flushHeaders();
      res.on('error', (error) => console.log('res', error.message));
      await null;
      throw new Error('second');
    },
    send: get(),
  });
  await exchange('other events', {
    handler: () => console.log('not called'),
    send: get('/', ['Expect: 100-continue']),
    setup: (server) => {
      server.on('error', (error) => {
        console.log('server', error.message);
        server.closeAllConnections();
      });
      server.on('checkContinue', async () => {
        throw new Error('third');
      });
    },
  });
  console.log(typeof http.Server.prototype[Symbol.for('nodejs.rejection')]);
})();
