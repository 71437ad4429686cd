// ky over fetch: its shortcuts, hooks, retries, time-outs, and the errors it makes of statuses.
// package: ky
// tried: GET, HEAD, POST, PUT, PATCH, DELETE, JSON, urlencoded form, multipart, search parameters, gzip, deflate, hooks, extended instances, retries, Retry-After, time-out, abort, download progress, upload progress, stream download, redirects, error statuses, JSON that is none, ECONNREFUSED, ENOTFOUND
import ky, { HTTPError, TimeoutError } from 'ky';
import meet from './lib/meet.cjs';

const { peer, bye, report, masked, host, bytes, sha256 } = meet;
const url = await peer();
const api = ky.create({ prefix: url, retry: 0, timeout: 30_000, headers: { 'x-api': 'one' } });

await report('json', api.get('json').json());
await report('text', api('hello').text());
await report('bytes', api('hello').arrayBuffer(), ({ byteLength }) => byteLength);
await report('blob', api('hello').blob(), ({ size }) => size);
await report('response', api('json'), ({ ok, status, statusText }) => [ok, status, statusText]);
await report('search', api('echo', { searchParams: { q: 'ä b', n: 1, skip: undefined } }).json());
await report('head', api.head('hello'), ({ status, headers }) => [status, headers.get('content-length')]);
await report('post json', api.post('echo', { json: { name: 'ünï', list: [true, null] } }).json());
await report('post form', api.post('echo', { body: new URLSearchParams({ a: '1', b: 'two words' }) }).json());
const form = new FormData();
form.append('text', 'grüße');
form.append('file', new Blob(['content'], { type: 'text/plain' }), 'a.txt');
await report('multipart', api.post('echo', { body: form }).json(), ({ type }) => type);
await report('put', api.put('echo', { json: [1] }).json());
await report('patch', api.patch('echo', { body: 'text' }).json());
await report('delete', api.delete('echo').json());
await report('empty', api('empty').text());
for (const packed of ['gzip', 'deflate'])
  await report(packed, api(`packed/${packed}`).json(), (value) => [value.packed, value.filler.length]);
await report('redirect', api('redirect/302?to=/hello'), ({ redirected, url: at }) => [
  redirected,
  masked(at),
]);
await report('much', api('much').arrayBuffer(), (body) => sha256(Buffer.from(body)));
const { body } = await api('much');
let length = 0;
for await (const part of body) length += part.length;
console.log('stream down', length);

const down = [];
await report(
  'download progress',
  api('much?length', {
    onDownloadProgress: ({ transferredBytes, totalBytes, percent }) =>
      down.push([transferredBytes, totalBytes, percent]),
  }).text(),
  (text) => text.length,
);
console.log('to', down.at(-1));
const up = [];
await report(
  'upload progress',
  api
    .post('echo', {
      body: bytes(200_000),
      onUploadProgress: ({ transferredBytes, totalBytes }) => up.push([transferredBytes, totalBytes]),
    })
    .json(),
  ({ method }) => method,
);
console.log('to', up.at(-1));

for (const status of [404, 500]) {
  try {
    await api(`status/${status}`);
  } catch (error) {
    console.log(
      error.name,
      masked(error.message),
      error instanceof HTTPError,
      error.response.status,
      error.data,
      error.request.method,
    );
  }
}
await report('404 is fine', api('status/404', { throwHttpErrors: false }), ({ status, ok }) => [status, ok]);
// The message is the engine's own.
await report(
  'JSON that is none',
  api('not-json')
    .json()
    .catch(({ name }) => name),
);

const seen = [];
const hooked = api.extend({
  hooks: {
    beforeRequest: [
      ({ request }) => {
        seen.push(`beforeRequest ${request.method}`);
        request.headers.set('x-token', 'from a hook');
      },
    ],
    afterResponse: [
      ({ response }) => {
        seen.push(`afterResponse ${response.status}`);
        return response.status === 418 ? new Response('{"instead":true}', { status: 200 }) : response;
      },
    ],
    beforeError: [
      ({ error }) => {
        seen.push(`beforeError ${error.name}`);
        error.message = 'a hook says so';
        return error;
      },
    ],
    beforeRetry: [
      ({ retryCount, error }) => {
        seen.push(`beforeRetry ${retryCount} ${error.name}`);
      },
    ],
  },
});
await report('hooks', hooked('echo').json());
await report('hooks answer', hooked('status/418').json());
await report('hooks and an error', hooked('status/500'));
const quick = { retry: { limit: 2, delay: () => 1 } };
await report('retried', hooked('flaky/2', quick).json());
await report('retried in vain', hooked('status/503', quick));
await report('a post is not', hooked.post('status/503', { ...quick, json: {} }));
await report(
  'retried after a reset',
  hooked('reset', quick).then(undefined, ({ name, cause }) => [name, cause?.code]),
);
console.log(seen);
await report('Retry-After', api('flaky/1?after', { retry: 1 }).json());

await report(
  'time-out',
  api('silence', { timeout: 1000 }).catch((error) => {
    console.log(error instanceof TimeoutError, masked(error.request.url));
    throw error;
  }),
);
const controller = new AbortController();
setTimeout(() => controller.abort(), 800);
await report('aborted', api('silence', { signal: controller.signal }));
await report('aborted with a reason', api('silence', { signal: AbortSignal.abort(new Error('my reason')) }));
for (const path of ['reset', 'hang-up', 'cut-off', 'garbage']) {
  await report(
    path,
    api(path)
      .text()
      .catch((error) => [error.name, masked(error.message), error.cause?.code, error.cause?.cause?.code]),
  );
}
await report(
  'refused',
  ky(`http://${host}:2/`, { retry: 0 }).catch((error) => [
    error.name,
    masked(error.message),
    error.cause?.code,
    error.cause?.cause?.code,
  ]),
);
await report(
  'not found',
  ky('http://nobody.invalid/', { retry: 0 }).catch((error) => [
    error.name,
    error.cause?.code,
    error.cause?.cause?.code,
  ]),
);
await bye();
