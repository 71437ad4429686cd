'use strict';
// An AbortSignal ends a request before it begins, while it waits, and while its answer comes.
// covers: http.request:option:signal, error:ABORT_ERR, http.ClientRequest#destroyed
const http = require('node:http');
const { rawServer } = require('./lib/wire.cjs');

rawServer(
  (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'),
  async (port) => {
    const run = (label, signal, act = () => {}) =>
      new Promise((resolve) => {
        console.log(`== ${label}`);
        const req = http.get({ host: '127.0.0.1', port, agent: false, signal });
        req.on('error', (error) =>
          console.log('error', error.name, error.code, error.message, String(error.cause)),
        );
        req.on('response', (res) => {
          console.log('response');
          res.on('error', (error) => console.log('res error', error.name, error.code));
          res.on('close', () => console.log('res close', res.complete));
          res.on('data', (part) => {
            console.log('data', String(part));
            act();
          });
        });
        req.on('close', () => {
          console.log('close', req.destroyed, req.aborted);
          resolve();
        });
      });
    await run('before', AbortSignal.abort('why'));
    const waiting = new AbortController();
    const done = run('at once', waiting.signal);
    waiting.abort(new Error('mine'));
    await done;
    const late = new AbortController();
    await run('in the body', late.signal, () => late.abort());
    try {
      http.get({ port, signal: {} });
    } catch (error) {
      console.log(error.code, error.message);
    }
  },
);
