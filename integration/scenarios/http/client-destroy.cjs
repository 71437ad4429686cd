'use strict';
// A client that gives up.
// covers: http.Agent:option:timeout, http.ClientRequest#abort, http.ClientRequest#setTimeout
// covers: http.ClientRequest:event:abort, http.ClientRequest:event:finish, http.ClientRequest:event:timeout
// covers: http.request:option:signal, http.request:option:timeout
const { answer } = require('./lib/answer.cjs');

(async () => {
  const quiet = { end: false };
  await answer('destroy', [], {
    ...quiet,
    act: (req) => {
      req.on('finish', () => setTimeout(() => req.destroy(), 20));
      req.end();
    },
  });
  await answer('destroy with error', [], {
    ...quiet,
    act: (req) => {
      req.on('finish', () => setTimeout(() => req.destroy(new Error('mine')), 20));
      req.end();
    },
  });
  await answer('abort', [], {
    ...quiet,
    act: (req) => {
      req.on('finish', () => setTimeout(() => req.abort(), 20));
      req.end();
    },
  });
  await answer('destroy in the response', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', {
    ...quiet,
    watch: (req, res) => res.once('data', () => req.destroy()),
  });
  await answer('response destroyed', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', {
    ...quiet,
    watch: (req, res) => res.once('data', () => res.destroy()),
  });
  const controller = new AbortController();
  await answer('signal', [], {
    ...quiet,
    options: { signal: controller.signal },
    act: (req) => {
      req.on('finish', () => setTimeout(() => controller.abort(), 20));
      req.end();
    },
  });
  await answer('signal with reason', [], {
    ...quiet,
    options: { signal: AbortSignal.abort(new Error('why')) },
    act: (req) => req.end(),
  });
  await answer('timeout', [], {
    ...quiet,
    options: { timeout: 300 },
    act: (req) => {
      req.on('timeout', () => req.destroy());
      req.end();
    },
  });
  await answer('setTimeout', [], {
    ...quiet,
    act: (req) => {
      console.log(req.setTimeout(300, () => req.destroy()) === req);
      req.end();
    },
  });
})();
