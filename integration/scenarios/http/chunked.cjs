'use strict';
// Several writes go out as chunks.
// covers: http.ServerResponse#end, http.ServerResponse#setHeader, http.ServerResponse#write
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('two writes', {
    handler: (_, res) => {
      res.write('ab');
      res.end('cd');
    },
    send: get(),
  });
  await exchange('empty write', {
    handler: (_, res) => {
      res.write('');
      res.write('ab');
      res.write('');
      res.end();
    },
    send: get(),
  });
  await exchange('buffers', {
    handler: (_, res) => {
      res.write(Buffer.from('ab'));
      res.write(Buffer.alloc(300, 'x'));
      res.end(Buffer.from('cd'));
    },
    send: get(),
  });
  await exchange('later', {
    handler: (_, res) => {
      res.write('ab');
      setTimeout(() => {
        res.write('cd');
        setTimeout(() => res.end(), 2);
      }, 2);
    },
    send: get(),
  });
  await exchange('length given', {
    handler: (_, res) => {
      res.setHeader('Content-Length', 4);
      res.write('ab');
      res.end('cd');
    },
    send: get(),
  });
  await exchange('encoding given', {
    handler: (_, res) => {
      res.setHeader('Transfer-Encoding', 'chunked');
      res.end('abcd');
    },
    send: get(),
  });
})();
