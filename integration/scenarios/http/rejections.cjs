'use strict';
// captureRejections: an async listener that fails.
// covers: http.ServerResponse#setHeader, http.ServerResponse#write
const { exchange, get } = require('./lib/raw.cjs');
require('node:events').captureRejections = true;

(async () => {
  await exchange('before the head', {
    handler: async (req, res) => {
      res.setHeader('X-A', '1');
      throw new Error('mine');
    },
    send: get(),
  });
  await exchange('after the head', {
    handler: async (req, res) => {
      res.write('x');
      await null;
      throw new Error('mine');
    },
    send: get(),
  });
})();
