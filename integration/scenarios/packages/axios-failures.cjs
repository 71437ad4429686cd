'use strict';
// axios where not all goes well: redirects, time-outs, aborts, connections that are refused, reset or cut off. And
// which connection a request goes over.
// package: axios
// tried: redirects, too many redirects, cross-host redirects, time-out, AbortController, CancelToken, ECONNREFUSED, ECONNRESET, ENOTFOUND, answers cut off, keep-alive agent, proxy
const http = require('node:http');
const axios = require('axios');
const { host, port, peer, bye, masked, report, lookup } = require('./lib/meet.cjs');

async function main() {
  const baseURL = await peer();
  const api = axios.create({ baseURL });
  const ended = ({ status, data, request }) => [status, data, request.path];

  for (const code of [301, 302, 303, 307, 308]) {
    await report(`get ${code}`, api.get(`/redirect/${code}?to=/hello`), ended);
    await report(`post ${code}`, api.post(`/redirect/${code}?to=/echo`, { a: 1 }), ({ status, data }) => [
      status,
      data.method,
      data.body,
    ]);
  }
  await report('relative', api.get('/redirect/302?to=../hello'), (response) => [
    response.status,
    masked(response.request.res.responseUrl),
  ]);
  await report('too many', api.get('/loop/0', { maxRedirects: 3 }));
  await report('not followed', api.get('/redirect/302?to=/hello', { maxRedirects: 0 }));
  await report(
    'not followed, and fine',
    api.get('/redirect/302?to=/hello', { maxRedirects: 0, validateStatus: null }),
    ({ status, headers }) => [status, headers.location],
  );
  await report(
    'same host keeps auth',
    api.get('/redirect/302?to=/authorization', { headers: { Authorization: 'Bearer x', Cookie: 'a=1' } }),
    ended,
  );
  await report(
    'other host gets none',
    api.get('/cross', { headers: { Authorization: 'Bearer x', Cookie: 'a=1' }, lookup }),
    ended,
  );
  await report(
    'beforeRedirect',
    api.get('/redirect/302?to=/status/200', {
      beforeRedirect: (options, { headers }) => {
        console.log('before', options.path, headers.location);
        options.headers['X-Followed'] = 'yes';
      },
    }),
    ended,
  );

  await report('time-out', api.get('/silence', { timeout: 1000 }));
  await report(
    'time-out with words',
    api.get('/silence', {
      timeout: 1000,
      timeoutErrorMessage: 'too slow',
      transitional: { clarifyTimeoutError: true },
    }),
  );
  await report('time-out of a body', api.get('/stall', { timeout: 1500 }));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 800);
  await report('aborted', api.get('/silence', { signal: controller.signal }));
  await report('aborted before', api.get('/hello', { signal: AbortSignal.abort() }));
  const source = axios.CancelToken.source();
  setTimeout(() => source.cancel('no longer wanted'), 800);
  await report(
    'cancelled',
    api.get('/silence', { cancelToken: source.token }).catch((error) => {
      console.log('isCancel', axios.isCancel(error));
      throw error;
    }),
  );
  const late = new AbortController();
  const { data } = await api.get('/stall', { responseType: 'stream', signal: late.signal });
  data.on('data', (part) => {
    console.log('part', String(part));
    late.abort();
  });
  await new Promise((resolve) =>
    data.on('error', (error) => resolve(console.log('stream ends with', error.code, error.message))),
  );

  for (const path of ['/reset', '/hang-up', '/cut-off', '/garbage']) {
    await report(
      path,
      api.get(path).catch((error) => {
        console.log(error.cause?.code ?? 'no cause', error.response === undefined, typeof error.request);
        throw error;
      }),
    );
  }
  await report(
    'refused',
    axios.get(`http://${host}:1/`).catch((error) => {
      console.log(error.code, error.cause?.syscall, error.errors?.length);
      throw error;
    }),
  );
  await report(
    'not found',
    axios.get('http://nobody.invalid/').catch((error) => {
      console.log(error.code, error.cause?.hostname);
      throw error;
    }),
  );
  await report('no such protocol', axios.get('gopher://somewhere/'));
  await report('no URL', axios.get('http://'));

  const httpAgent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const keeping = axios.create({ baseURL, httpAgent });
  const connection = ({ data }) => data;
  // Counted by the peer, from this scenario's first connection: what matters is that it stays the same.
  const { data: first } = await keeping.get('/connection');
  const same = ({ data }) => [data.connection - first.connection, data.request];
  await report('again', keeping.get('/connection'), same);
  await report('after a post', keeping.post('/connection', { a: 1 }), same);
  await report('three at once', Promise.all([1, 2, 3].map(() => keeping.get('/connection').then(same))));
  await report('closed', keeping.get('/close'), same);
  await report('another', keeping.get('/connection'), same);
  httpAgent.destroy();
  await report(
    'none kept',
    axios.get(`${baseURL}/connection`, { httpAgent: new http.Agent() }),
    (response) => connection(response).request,
  );

  await report(
    'proxy',
    axios.get('http://far.test/echo', { proxy: { host, port, auth: { username: 'u', password: 'p' } } }),
    ({ status, data }) => [status, data.path],
  );
  await bye();
}
main();
