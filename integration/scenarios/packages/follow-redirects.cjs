'use strict';
// follow-redirects in place of node:http: the same requests, which go on where they are sent.
// package: follow-redirects
// tried: GET, HEAD, POST, PUT, redirects, too many redirects, cross-host redirects, relative redirects, beforeRedirect, tracked redirects, body limit, time-out, abort, ECONNREFUSED, ECONNRESET, answers cut off, keep-alive agent, upload by stream, wrapped transports
const realHttp = require('node:http');
const { pipeline } = require('node:stream/promises');
const { Readable } = require('node:stream');
const { http, wrap } = require('follow-redirects');
const { host, port, peer, bye, report, masked, bytes, lookup } = require('./lib/meet.cjs');

function ask(options, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, ...options }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        resolve([
          response.statusCode,
          masked(response.responseUrl),
          response.redirects.length,
          text.length > 200 ? text.length : text,
        ]);
      });
    });
    request.on('error', reject);
    if (body instanceof Readable) pipeline(body, request).catch(() => {});
    else request.end(body);
  });
}
const json = (value) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Content-Length': value.length },
});

async function main() {
  const url = await peer();
  await report('none', ask({ path: '/hello' }));
  for (const code of [301, 302, 303, 307, 308]) {
    await report(`get ${code}`, ask({ path: `/redirect/${code}?to=/hello` }));
    await report(`head ${code}`, ask({ path: `/redirect/${code}?to=/hello`, method: 'HEAD' }));
    await report(`post ${code}`, ask({ path: `/redirect/${code}?to=/echo`, ...json('{"a":1}') }, '{"a":1}'));
  }
  await report('put 302', ask({ path: '/redirect/302?to=/echo', method: 'PUT' }, 'put'));
  await report(
    'streamed 307',
    ask({ path: '/redirect/307?to=/echo', method: 'POST' }, Readable.from(['one ', 'two'])),
  );
  await report(
    'long 307',
    ask({ path: '/redirect/307?to=/echo', method: 'POST' }, bytes(100_000)).then(([status]) => status),
  );
  await report('relative', ask({ path: '/redirect/302?to=../hello' }));
  await report(
    'by URL',
    new Promise((resolve, reject) => {
      http
        .get(new URL(`${url}/redirect/302?to=/hello`), { headers: { 'X-Mine': 'yes' } }, (response) =>
          resolve([response.statusCode, response.resume().redirects.length]),
        )
        .on('error', reject);
    }),
  );
  await report('too many', ask({ path: '/loop/0', maxRedirects: 3 }));
  await report('none allowed', ask({ path: '/redirect/302?to=/hello', followRedirects: false }));
  await report(
    'tracked',
    new Promise((resolve, reject) => {
      http
        .get(
          { host, port, path: '/redirect/301?to=/redirect/302?to=/hello', trackRedirects: true },
          (response) => {
            response.resume();
            resolve(response.redirects.map(({ statusCode, url: at }) => [statusCode, masked(at)]));
          },
        )
        .on('error', reject);
    }),
  );
  const headers = { Authorization: 'Bearer x', Cookie: 'a=1', 'X-Kept': 'yes' };
  await report('same host keeps auth', ask({ path: '/redirect/302?to=/authorization', headers }));
  await report('other host gets none', ask({ path: '/cross', headers, lookup }));
  await report(
    'beforeRedirect',
    ask({
      path: '/redirect/302?to=/echo',
      beforeRedirect: (options, response, request) => {
        console.log(
          'before',
          options.path,
          response.statusCode,
          response.headers.location,
          request.method,
          masked(request.url),
        );
        options.headers['X-Before'] = 'seen';
      },
    }),
  );
  await report(
    'stopped',
    ask({
      path: '/redirect/302?to=/echo',
      beforeRedirect: () => {
        throw new Error('not there');
      },
    }),
  );
  await report('too long', ask({ path: '/echo', method: 'POST', maxBodyLength: 10 }, 'more than ten bytes'));
  await report('much', ask({ path: '/redirect/302?to=/much' }));

  await report(
    'events',
    new Promise((resolve, reject) => {
      const seen = [];
      const request = http.request({ host, port, path: '/redirect/302?to=/hello' });
      for (const event of ['socket', 'connect', 'finish', 'abort', 'timeout'])
        request.on(event, () => seen.push(event));
      request.on('error', reject);
      request.on('response', (response) => {
        response
          .resume()
          .on('end', () =>
            resolve([seen, request.path, request.aborted, request.getHeader('host') === undefined]),
          );
      });
      request.setHeader('X-Set', '1');
      request.removeHeader('X-Set');
      request.setNoDelay(true);
      request.flushHeaders();
      request.end();
    }),
  );
  await report(
    'time-out',
    new Promise((resolve) => {
      const request = http.get({ host, port, path: '/redirect/302?to=/silence' });
      request.setTimeout(1500, () => {
        request.destroy();
        resolve('timeout event');
      });
    }),
  );
  await report(
    'aborted',
    new Promise((resolve) => {
      const request = http.get({ host, port, path: '/silence' });
      request.on('abort', () => resolve('abort event'));
      setTimeout(() => request.abort(), 800);
    }),
  );
  for (const path of ['/reset', '/redirect/302?to=/hang-up', '/cut-off', '/garbage'])
    await report(path, ask({ path }));
  await report('refused', ask({ port: 1, path: '/' }));
  await report(
    'sent to nobody',
    ask({ path: `/redirect/302?to=${encodeURIComponent(`http://${host}:1/`)}` }),
  );
  await report('sent to another protocol', ask({ path: '/redirect/302?to=gopher://x/' }));

  const agent = new realHttp.Agent({ keepAlive: true, maxSockets: 1 });
  const connection = (options) =>
    ask({ path: '/redirect/302?to=/connection', agent, ...options }).then(([, , , text]) => JSON.parse(text));
  const first = await connection();
  const same = (now) => [now.connection - first.connection, now.request];
  await report('again', connection(), same);
  await report('after a post', connection({ method: 'POST' }), same);
  agent.destroy();

  const wrapped = wrap({ http: realHttp });
  wrapped.maxRedirects = 1;
  await report(
    'wrapped',
    new Promise((resolve, reject) => {
      wrapped.http.get(`${url}/loop/0`, resolve).on('error', reject);
    }),
  );
  await bye();
}
main();
