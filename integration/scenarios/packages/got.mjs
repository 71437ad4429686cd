// got as programs use it: JSON and forms, the shortcuts of its promises, hooks, instances that extend one another,
// cookies, pagination, and answers that are packed.
// package: got
// tried: GET, HEAD, POST, PUT, PATCH, DELETE, JSON, urlencoded form, search parameters, hooks, extended instances, cookies, pagination, gzip, deflate, multipart, error statuses, JSON that is none
import got, { HTTPError, ParseError } from 'got';
import meet from './lib/meet.cjs';

const { peer, bye, report } = meet;
const prefixUrl = await peer();
const api = got.extend({ prefixUrl, retry: { limit: 0 }, headers: { 'x-api': 'one' } });

await report('json', api('json').json());
await report('text', api('hello').text());
await report('buffer', api('hello').buffer());
await report(
  'response',
  api('hello'),
  ({ statusCode, body, headers, ok, isFromCache, retryCount, redirectUrls, httpVersion }) => [
    statusCode,
    body,
    headers['content-length'],
    ok,
    isFromCache,
    retryCount,
    redirectUrls,
    httpVersion,
  ],
);
await report('resolved body only', api.get('json', { responseType: 'json', resolveBodyOnly: true }));
await report('search', api('echo', { searchParams: { q: 'ä b', n: 1, none: null, skip: undefined } }).json());
await report('head', api.head('hello'), ({ statusCode, headers, body }) => [
  statusCode,
  headers['content-length'],
  body,
]);
await report('post json', api.post('echo', { json: { name: 'ünï', list: [true, null] } }).json());
await report('post form', api.post('echo', { form: { a: 1, b: 'two words', c: true } }).json());
await report(
  'post text',
  api.post('echo', { body: 'plain', headers: { 'content-type': 'text/plain' } }).json(),
);
await report('post buffer', api.post('echo', { body: Buffer.from('bytes') }).json());
await report('put', api.put('echo', { json: [1] }).json());
await report('patch', api.patch('echo', { json: {} }).json());
await report('delete', api.delete('echo').json());
await report('get with a body', api.get('echo', { json: { a: 1 }, allowGetBody: true }).json());
await report('basic auth', api('authorization', { username: 'me', password: 'secret' }).json());
await report('empty', api('empty').text());

await report('gzip', api('packed/gzip').json(), ({ packed, filler }) => [packed, filler.length]);
await report('deflate', api('packed/deflate').json(), ({ packed, filler }) => [packed, filler.length]);
await report('gzip as it is', api('packed/gzip', { decompress: false }).buffer(), (body) =>
  body.subarray(0, 2),
);
await report('gzip that is none', api('packed-badly').text());

const form = new FormData();
form.append('text', 'grüße');
form.append('file', new Blob(['content'], { type: 'text/plain' }), 'a.txt');
await report('multipart', api.post('echo', { body: form }).json(), ({ type }) => type);

for (const status of [404, 500]) {
  try {
    await api(`status/${status}`);
  } catch (error) {
    const { name, code, message, response, request, options } = error;
    console.log(
      name,
      code,
      meet.masked(message),
      response.statusCode,
      response.statusMessage,
      response.body,
      error instanceof HTTPError,
      request.requestUrl?.pathname,
      options.method,
    );
  }
}
await report('404 is fine', api('status/404', { throwHttpErrors: false }), ({ statusCode, ok }) => [
  statusCode,
  ok,
]);
try {
  await api('not-json').json();
} catch (error) {
  // The message is the engine's own.
  console.log(error.name, error.code, error instanceof ParseError, error.response.body);
}

const seen = [];
const hooked = api.extend({
  hooks: {
    init: [(raw, options) => seen.push(`init ${typeof options}`)],
    beforeRequest: [
      (options) => {
        seen.push(`beforeRequest ${options.method}`);
        options.headers['x-token'] = 'from a hook';
      },
    ],
    afterResponse: [
      (response, retryWithMergedOptions) => {
        seen.push(`afterResponse ${response.statusCode}`);
        return response.statusCode === 401
          ? retryWithMergedOptions({ headers: { authorization: 'Bearer new' } })
          : response;
      },
    ],
    beforeError: [
      (error) => {
        seen.push(`beforeError ${error.code}`);
        error.message = 'a hook says so';
        return error;
      },
    ],
  },
});
await report('hooks', hooked('authorization').json());
await report('hooks and an error', hooked('status/418'));
console.log(seen);

// A jar as tough-cookie's, as small as one can be.
const kept = new Map();
const cookieJar = {
  getCookieString: async () => [...kept.values()].join('; '),
  setCookie: async (cookie) => kept.set(cookie.split('=')[0], cookie.split(';')[0]),
};
await report('cookies come', api('cookies', { cookieJar }).json());
await report('cookies go', api('authorization', { cookieJar }).json());

const pages = api.paginate('echo', {
  searchParams: { page: 1 },
  pagination: {
    transform: ({ body }) => [JSON.parse(body).path],
    paginate: ({ response }) => {
      const { searchParams } = new URL(JSON.parse(response.body).path, 'http://host');
      const page = Number(searchParams.get('page'));
      return page < 3 ? { searchParams: { page: page + 1 } } : false;
    },
  },
});
for await (const page of pages) console.log('page', page);
await report(
  'all pages',
  api.paginate.all('echo', { pagination: { transform: ({ body }) => [body.length], countLimit: 1 } }),
);

await report(
  'merged',
  got
    .extend(api, { headers: { 'x-api': undefined, 'x-more': '2' } })('echo')
    .json(),
);
console.log(Object.isFrozen(got.defaults), api.defaults.options.retry.limit);
await report('bad option', got('http://host/', { nonsense: true }));
await report('bad body', got.post('http://host/', { json: {}, body: 'x' }));
await bye();
