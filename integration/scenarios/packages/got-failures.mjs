// got where not all goes well: redirects, retries, time-outs of each phase, aborts, and connections that break. And
// streams, their progress, and the agent.
// package: got
// tried: redirects, too many redirects, cross-host redirects, retries, Retry-After, time-outs, AbortController, ECONNREFUSED, ECONNRESET, ENOTFOUND, answers cut off, stream download, stream upload, upload progress, download progress, keep-alive agent
import { createHash } from 'node:crypto';
import http from 'node:http';
import { pipeline } from 'node:stream/promises';
import { PassThrough, Readable, Writable } from 'node:stream';
import got from 'got';
import meet from './lib/meet.cjs';

const { peer, bye, report, masked, host, bytes, sha256, lookup } = meet;
const prefixUrl = await peer();
const api = got.extend({ prefixUrl, retry: { limit: 0 } });
const ended = ({ statusCode, body, redirectUrls, url }) => [
  statusCode,
  body,
  redirectUrls.length,
  masked(url),
];

for (const code of [301, 302, 303, 307, 308]) {
  await report(`get ${code}`, api(`redirect/${code}?to=/hello`), ended);
  await report(`post ${code}`, api.post(`redirect/${code}?to=/echo`, { json: { a: 1 } }), ended);
}
await report(
  'post 302, method rewritten',
  api.post('redirect/302?to=/echo', { json: {}, methodRewriting: true }),
  ended,
);
await report('too many', api('loop/0', { maxRedirects: 3 }));
await report('not followed', api('redirect/302?to=/hello', { followRedirect: false }), ended);
await report(
  'same host keeps auth',
  api('redirect/302?to=/authorization', { headers: { authorization: 'Bearer x', cookie: 'a=1' } }),
  ended,
);
await report(
  'other host gets none',
  api('cross', { headers: { authorization: 'Bearer x', cookie: 'a=1' }, dnsLookup: lookup }),
  ({ body }) => body,
);
await report(
  'beforeRedirect',
  api('redirect/302?to=/echo', {
    hooks: {
      beforeRedirect: [
        (options, response) => console.log('before', options.url.pathname, response.statusCode),
      ],
    },
  }),
  ended,
);

const retried = [];
const again = api.extend({
  retry: { limit: 2, calculateDelay: ({ computedValue }) => (computedValue === 0 ? 0 : 1) },
  hooks: {
    beforeRetry: [(error, count) => retried.push([error.code, count])],
  },
});
await report('retried', again('flaky/2'), ({ statusCode, retryCount }) => [statusCode, retryCount]);
await report('retried in vain', again('status/503'), ended);
await report('a post is not', again.post('status/503', { json: {} }));
await report('retried after a reset', again('reset'));
console.log(retried);
await report(
  'Retry-After',
  got(`${prefixUrl}/flaky/1?after`, { retry: { limit: 1 } }),
  ({ statusCode, retryCount }) => [statusCode, retryCount],
);

await report('time-out of a request', api('silence', { timeout: { request: 1000 } }));
await report('time-out of a response', api('silence', { timeout: { response: 1000 } }));
await report('time-out of a body', api('stall', { timeout: { read: 1500 } }));
await report(
  'time-out of a socket',
  api('silence', { timeout: { socket: 1000 } }).catch((error) => {
    console.log(error.name, error.event, error.timings.phases.request !== undefined);
    throw error;
  }),
);
const controller = new AbortController();
setTimeout(() => controller.abort(), 800);
await report('aborted', api('silence', { signal: controller.signal }));
await report('aborted before', api('hello', { signal: AbortSignal.abort() }));

for (const path of ['reset', 'hang-up', 'cut-off', 'garbage']) await report(path, api(path));
await report(
  'refused',
  got(`http://${host}:1/`, { retry: { limit: 0 } }).catch((error) => {
    console.log(error.name, error.code, error.cause?.syscall);
    throw error;
  }),
);
await report('not found', got('http://nobody.invalid/', { retry: { limit: 0 } }));
await report('no such protocol', got('gopher://somewhere/'));

const hash = createHash('sha256');
const down = [];
const stream = api.stream('much?length');
stream.on('downloadProgress', ({ transferred, total, percent }) => down.push([transferred, total, percent]));
stream.on('response', ({ statusCode, headers }) =>
  console.log('response', statusCode, headers['content-length']),
);
await pipeline(stream, new Writable({ write: (part, encoding, done) => done(void hash.update(part)) }));
console.log('stream down', hash.digest('hex'), 'from', down[0], 'to', down.at(-1));

const long = bytes(300_000);
const up = [];
const upload = api.stream.post('echo?streamed');
upload.on('uploadProgress', ({ transferred }) => up.push(transferred));
const answer = new PassThrough();
await Promise.all([
  pipeline(Readable.from([long.subarray(0, 100_000), long.subarray(100_000)]), upload, answer),
  answer.toArray().then((parts) => console.log('stream up', JSON.parse(Buffer.concat(parts)).method)),
]);
console.log('progress', up.at(-1), sha256(long));
await report('body is a stream', api.post('echo', { body: Readable.from(['one ', 'two']) }).json());
await report(
  'body is a generator',
  api
    .post('echo', {
      body: (function* parts() {
        yield 'gen';
        yield 'erated';
      })(),
    })
    .json(),
);
await report(
  'progress of a promise',
  (() => {
    const counts = [];
    // The promise does not wait for the last of them, as the answer may be faster than what got does after its last write.
    return api
      .post('echo', { body: long })
      .on('uploadProgress', ({ transferred, total }) => counts.push([transferred, total]))
      .then(() => [counts[0], counts.at(-1)[0] >= 200_000]);
  })(),
);
const failing = api.stream('status/404');
await report('stream of an error', pipeline(failing, new PassThrough()));
const broken = api.stream('cut-off');
await report(
  'stream cut off',
  (async () => {
    let length = 0;
    try {
      for await (const part of broken) length += part.length;
    } finally {
      console.log('came', length);
    }
  })(),
);

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const keeping = api.extend({ agent: { http: agent } });
const first = await keeping('connection').json();
const same = ({ connection, request }) => [connection - first.connection, request];
await report('again', keeping('connection').json(), same);
await report('after a post', keeping.post('connection', { json: {} }).json(), same);
await report('three at once', Promise.all([1, 2, 3].map(() => keeping('connection').json().then(same))));
await report('closed', keeping('close').json(), same);
await report('another', keeping('connection').json(), same);
agent.destroy();
await bye();
