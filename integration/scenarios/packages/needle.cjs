'use strict';
// needle: with callbacks, promises and streams; data of each kind, what comes back parsed, redirects, time-outs, errors.
// package: needle
// tried: GET, HEAD, POST, PUT, PATCH, DELETE, JSON, urlencoded form, multipart, query parameters, basic auth, gzip, deflate, stream download, stream upload, redirects, too many redirects, cookies, time-outs, abort, error statuses, JSON that is none, ECONNREFUSED, ECONNRESET, ENOTFOUND, answers cut off, keep-alive agent, proxy
const http = require('node:http');
const { once } = require('node:events');
const { Readable } = require('node:stream');
const needle = require('needle');
const { host, port, peer, bye, report, masked, bytes, sha256 } = require('./lib/meet.cjs');

async function main() {
  const url = await peer();
  needle.defaults({ user_agent: 'needle of this scenario', open_timeout: 30_000, response_timeout: 30_000 });
  const brief = ({ statusCode, statusMessage, parser, body, bytes: length }) => [
    statusCode,
    statusMessage,
    parser,
    Buffer.isBuffer(body) ? String(body) : body,
    length,
  ];

  await report('json', needle('get', `${url}/json`), brief);
  await report('text', needle('get', `${url}/hello`), brief);
  await report('raw', needle('get', `${url}/json`, { parse: false }), ({ body, raw }) => [
    Buffer.isBuffer(body),
    raw.length,
  ]);
  await report('query', needle('get', `${url}/echo`, { q: 'ä b', list: [1, 2], deep: { x: 1 } }, {}), brief);
  await report('head', needle('head', `${url}/hello`), ({ statusCode, headers }) => [
    statusCode,
    headers['content-length'],
  ]);
  await report('post form', needle('post', `${url}/echo`, { a: 1, b: 'two words', list: ['x'] }), brief);
  await report(
    'post json',
    needle('post', `${url}/echo`, { a: 'ü' }, { json: true, headers: { 'X-Mine': 'yes' } }),
    brief,
  );
  await report(
    'post text',
    needle('post', `${url}/echo`, 'plain=1&text', { content_type: 'text/plain' }),
    brief,
  );
  await report('put buffer', needle('put', `${url}/echo`, Buffer.from('bytes')), brief);
  await report('patch', needle('patch', `${url}/echo`, { patch: 1 }, { json: true }), brief);
  await report('delete', needle('delete', `${url}/echo`, null), brief);
  await report(
    'long body',
    needle('post', `${url}/echo?long`, bytes(200_000)),
    ({ statusCode }) => statusCode,
  );
  await report(
    'multipart',
    needle(
      'post',
      `${url}/echo`,
      {
        text: 'value',
        file: { buffer: Buffer.from('content of a file'), filename: 'a.txt', content_type: 'text/plain' },
      },
      { multipart: true },
    ),
    ({ body }) => body.type,
  );
  await report('stream up', needle('post', `${url}/echo`, Readable.from(['one ', 'two'])), brief);
  await report(
    'stream of known length',
    needle('post', `${url}/echo`, Readable.from(['one ', 'two']), { stream_length: 7 }),
    brief,
  );
  await report(
    'auth',
    needle('get', `${url}/authorization`, { username: 'me', password: 'secret' }),
    ({ body }) => body,
  );
  await report('cookies', needle('get', `${url}/cookies`, { cookies: { a: 'b c' } }), ({ body, cookies }) => [
    body,
    { ...cookies },
  ]);
  await report('empty', needle('get', `${url}/empty`), brief);
  await report('404', needle('get', `${url}/status/404`), brief);
  await report('500', needle('get', `${url}/status/500`), brief);
  await report('JSON that is none', needle('get', `${url}/not-json`), brief);

  await new Promise((resolve) => {
    needle.get(`${url}/json`, {}, (error, response, body) =>
      resolve(console.log('callback', error, response.statusCode, body.list)),
    );
  });
  for (const packed of ['gzip', 'deflate']) {
    await report(packed, needle('get', `${url}/packed/${packed}`, { compressed: true }), ({ body }) => [
      body.packed,
      body.filler.length,
    ]);
  }
  await report(
    'gzip as it is',
    needle('get', `${url}/packed/gzip`, { decode: false, parse: false, compressed: false }),
    ({ statusCode }) => statusCode,
  );

  const stream = needle.get(`${url}/much`, {});
  stream.on('header', (status, headers) => console.log('header', status, headers['content-type']));
  const parts = [];
  stream.on('readable', () => {
    for (let part = stream.read(); part !== null; part = stream.read()) parts.push(part);
  });
  const [failure] = await once(stream, 'done');
  console.log('stream down', failure, sha256(Buffer.concat(parts)));

  for (const code of [301, 302, 303, 307, 308]) {
    await report(`get ${code}`, needle('get', `${url}/redirect/${code}?to=/hello`, { follow: 3 }), brief);
    await report(
      `post ${code}`,
      needle('post', `${url}/redirect/${code}?to=/echo`, { a: 1 }, { follow: 3 }),
      brief,
    );
  }
  await report(
    'method kept',
    needle(
      'post',
      `${url}/redirect/302?to=/echo`,
      { a: 1 },
      { follow: 3, follow_keep_method: true, follow_set_referer: true },
    ),
    brief,
  );
  await report('not followed', needle('get', `${url}/redirect/302?to=/hello`), ({ statusCode, headers }) => [
    statusCode,
    headers.location,
  ]);
  await report('too many', needle('get', `${url}/loop/0`, { follow: 3 }), ({ statusCode, headers }) => [
    statusCode,
    headers.location,
  ]);
  await report(
    'cookies on the way',
    needle('get', `${url}/redirect/302?to=/authorization`, {
      follow: 1,
      cookies: { a: 1 },
      follow_set_cookies: true,
    }),
    ({ body }) => body,
  );

  await report('time-out of a response', needle('get', `${url}/silence`, { response_timeout: 1000 }));
  await report('time-out of a body', needle('get', `${url}/stall`, { read_timeout: 1500 }));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 800);
  await report('aborted', needle('get', `${url}/silence`, { signal: controller.signal }));
  for (const path of ['reset', 'hang-up', 'garbage']) await report(path, needle('get', `${url}/${path}`));
  await report('refused', needle('get', `http://${host}:1/`));
  await report('not found', needle('get', 'http://nobody.invalid/'));

  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path, data) => needle('post', url + path, data, { agent }).then(({ body }) => body);
  const { body: first } = await needle('get', `${url}/connection`, { agent });
  const same = ({ connection, request }) => [connection - first.connection, request];
  await report('again', needle('get', `${url}/connection`, { agent }), ({ body }) => same(body));
  await report('after a post', ask('/connection', { a: 1 }), same);
  agent.destroy();
  await report(
    'proxy',
    needle('get', 'http://far.test/echo', { proxy: `http://u:p@${host}:${port}` }),
    ({ statusCode, body }) => [statusCode, masked(body.path)],
  );
  await bye();
}
main();
