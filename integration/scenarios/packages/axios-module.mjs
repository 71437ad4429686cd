// axios as an ES module: the package has another entry for it.
// package: axios
// tried: import, GET, POST of JSON, form, upload and download by stream, redirects, error statuses, interceptors that are asynchronous, ECONNREFUSED
import { once } from 'node:events';
import axios, { AxiosError, AxiosHeaders, CanceledError, isAxiosError, toFormData } from 'axios';
import meet from './lib/meet.cjs';

const { peer, bye, report, host, sha256 } = meet;
const api = axios.create({ baseURL: await peer(), headers: new AxiosHeaders({ 'X-Module': 'yes' }) });
api.interceptors.request.use(async (config) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  config.headers.set('X-Later', 'yes');
  return config;
});
const brief = ({ status, data }) => [status, data];
await report('json', api.get('/json'), brief);
await report('post', api.post('/echo', { a: [1, 2] }), brief);
await report(
  'form',
  api.postForm('/echo', { a: 1, list: ['x', 'y'], deep: { file: Buffer.from('file') } }),
  ({ data }) => data.type,
);
await report('made form', api.post('/echo', toFormData({ a: 1, b: { c: 2 } })), ({ data }) => data.type);
await report(
  'urlencoded',
  api.post(
    '/echo',
    new URLSearchParams([
      ['a', '1'],
      ['a', '2'],
    ]),
  ),
  brief,
);
await report('redirected', api.get('/redirect/302?to=/hello'), brief);
const { data } = await api.get('/much', { responseType: 'stream' });
const parts = [];
data.on('data', (part) => parts.push(part));
await once(data, 'end');
console.log('stream', sha256(Buffer.concat(parts)));
try {
  await api.get('/status/404');
} catch (error) {
  console.log(isAxiosError(error), error instanceof AxiosError, error.code, error.response.status);
}
const controller = new AbortController();
setTimeout(() => controller.abort(), 800);
await api
  .get('/silence', { signal: controller.signal })
  .catch((error) => console.log(error instanceof CanceledError, error.code));
await report('refused', axios.get(`http://${host}:1/`));
await report('several', Promise.all([1, 2, 3].map(() => api.get('/hello'))), (all) =>
  all.map(({ status }) => status),
);
await bye();
