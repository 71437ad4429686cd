'use strict';
// axios as most programs use it: an instance with defaults, each method, what goes out as JSON or as a form and what
// comes back, interceptors, and statuses that are errors.
// package: axios
// tried: GET, HEAD, POST, PUT, PATCH, DELETE, JSON, urlencoded form, query parameters, basic auth, gzip, deflate, interceptors, transforms, error statuses, JSON that is none
const axios = require('axios');
const { peer, bye, report, told } = require('./lib/meet.cjs');

const brief = ({ status, statusText, data }) => [status, statusText, data];

async function main() {
  const baseURL = await peer();
  const api = axios.create({ baseURL, headers: { common: { 'X-Api': 'one' } }, timeout: 20_000 });
  console.log(
    axios.VERSION,
    typeof axios.get,
    axios.getUri({ url: '/a', params: { b: 'c d', list: [1, 2] } }),
  );

  await report('json', api.get('/json'), brief);
  await report('text', api.get('/hello'), ({ data, headers }) => [
    data,
    headers['content-length'],
    headers.get('Content-Length'),
  ]);
  await report(
    'params',
    api.get('/echo', {
      params: { q: 'ä b', list: [1, 2], deep: { x: 1 }, date: new Date(0), skip: undefined },
    }),
    brief,
  );
  await report(
    'params serialised',
    api.get('/echo', { params: { list: [1, 2] }, paramsSerializer: { indexes: null } }),
    brief,
  );
  await report('head', api.head('/hello'), ({ status, data, headers }) => [
    status,
    data,
    headers['content-length'],
  ]);
  await report('post json', api.post('/echo', { name: 'ünï', list: [true, null] }), brief);
  await report('post text', api.post('/echo', 'plain', { headers: { 'Content-Type': 'text/plain' } }), brief);
  await report('post buffer', api.post('/echo', Buffer.from('bytes')), brief);
  await report('post view', api.post('/echo', new Uint8Array(Buffer.from('..view..')).subarray(2, 6)), brief);
  await report('post form', api.post('/echo', new URLSearchParams({ a: '1', b: 'two words' })), brief);
  await report(
    'post object as form',
    api.post(
      '/echo',
      { a: 1, list: ['x', 'y'], deep: { z: 2 } },
      { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ),
    brief,
  );
  await report('post nothing', api.post('/echo'), brief);
  await report('put', api.put('/echo', { put: true }), brief);
  await report('patch', api.patch('/echo', { patch: true }), brief);
  await report('delete', api.delete('/echo', { data: { why: 'old' } }), brief);
  await report('options', api.options('/echo'), brief);
  await report('auth', api.get('/authorization', { auth: { username: 'me', password: 'secret' } }), brief);
  await report('cookies', api.get('/cookies', { headers: { Cookie: 'a=b' } }), ({ data, headers }) => [
    data,
    headers['set-cookie'],
  ]);
  await report('no content', api.get('/empty'), brief);

  await report('gzip', api.get('/packed/gzip'), ({ data, headers }) => [
    data.packed,
    data.filler.length,
    headers['content-encoding'],
  ]);
  await report('deflate', api.get('/packed/deflate'), ({ data }) => [data.packed, data.filler.length]);
  await report('raw deflate', api.get('/packed/raw'), ({ data }) => [data.packed, data.filler.length]);
  await report(
    'gzip as it is',
    api.get('/packed/gzip', { decompress: false, responseType: 'arraybuffer' }),
    ({ data, headers }) => [data.subarray(0, 2), headers['content-encoding']],
  );
  await report('gzip that is none', api.get('/packed-badly'));
  await report('bytes', api.get('/hello', { responseType: 'arraybuffer' }), ({ data }) => data);

  for (const status of [400, 404, 500]) {
    try {
      await api.get(`/status/${status}`);
    } catch (error) {
      const { response, config, request } = error;
      console.log(
        told(error),
        axios.isAxiosError(error),
        response.status,
        response.data,
        response.headers['x-reason'],
        config.url,
        request.path,
        error.toJSON().status,
      );
    }
  }
  await report('404 is fine', api.get('/status/404', { validateStatus: (status) => status < 500 }), brief);
  await report('JSON that is none', api.get('/not-json'), ({ data }) => [typeof data, data]);
  // The message is the engine's own.
  await report(
    'JSON that must be',
    api
      .get('/not-json', { responseType: 'json', transitional: { silentJSONParsing: false } })
      .catch(({ name, code, response }) => [name, code, response.status]),
  );

  const id = api.interceptors.request.use((config) => {
    config.headers.set('X-Token', 'from an interceptor');
    config.params = { ...config.params, traced: true };
    return config;
  });
  api.interceptors.response.use(
    (response) => ({ ...response, data: { wrapped: response.data } }),
    (error) => Promise.reject(Object.assign(error, { message: `seen: ${error.message}` })),
  );
  await report('intercepted', api.get('/authorization'), brief);
  await report('intercepted error', api.get('/status/418'));
  api.interceptors.request.eject(id);
  api.interceptors.response.clear();
  await report('no interceptor', api.get('/echo'), brief);
  await report(
    'transforms',
    api.post('/echo', 'abc', {
      transformRequest: [
        (data, headers) => {
          headers.setContentType('text/x-upper');
          return data.toUpperCase();
        },
      ],
      transformResponse: [(text) => text.length],
    }),
    brief,
  );

  const [one, two] = await axios.all([api.get('/json'), api.get('/json')]);
  console.log(one.status, two.status);
  const headers = axios.AxiosHeaders.from({ 'x-a': '1' }).setAccept('text/plain');
  console.log(
    { ...headers.toJSON() },
    headers.has('X-A'),
    axios.toFormData({ a: 1 }) instanceof require('node:events'),
  );
  await bye();
}
main();
