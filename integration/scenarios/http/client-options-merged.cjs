'use strict';
// Options beside a URL win over it, one by one; the caller's objects are left as they were.
const http = require('node:http');
const { printRequests } = require('./lib/wire.cjs');

printRequests([
  ['path', (port) => http.request(`http://127.0.0.1:${port}/url`, { agent: false, path: '/options' })],
  ['method', (port) => http.request(`http://127.0.0.1:${port}/url`, { agent: false, method: 'PATCH' })],
  ['port', (port) => http.request('http://127.0.0.1:1/url', { agent: false, port })],
  ['port as text', (port) => http.request('http://127.0.0.1:1/url', { agent: false, port: String(port) })],
  [
    'hostname',
    (port) => http.request(`http://nowhere.invalid:${port}/`, { agent: false, hostname: '127.0.0.1' }),
  ],
  [
    'host loses to the hostname of the URL',
    (port) => http.request(`http://127.0.0.1:${port}/`, { agent: false, host: 'b.invalid' }),
  ],
  ['auth', (port) => http.request(`http://a:b@127.0.0.1:${port}/`, { agent: false, auth: 'c:d' })],
  [
    'auth undefined',
    (port) => http.request(`http://a:b@127.0.0.1:${port}/`, { agent: false, auth: undefined }),
  ],
  [
    'path undefined',
    (port) => http.request(`http://127.0.0.1:${port}/url`, { agent: false, path: undefined }),
  ],
  ['pathname is not looked at', (port, base) => http.request({ ...base, pathname: '/p', search: '?s' })],
  [
    'inherited options are not seen with a URL',
    (port) =>
      http.request(
        `http://127.0.0.1:${port}/url`,
        Object.create({ path: '/inherited' }, { agent: { value: false, enumerable: true } }),
      ),
  ],
  [
    'inherited options are not seen without one',
    (port, base) => http.request(Object.assign(Object.create({ path: '/inherited', method: 'PUT' }), base)),
  ],
  [
    'nothing is changed',
    (port, base) => {
      const options = Object.freeze({ ...base, headers: Object.freeze({ A: '1' }) });
      const before = JSON.stringify(options);
      const req = http.request(options);
      console.log(JSON.stringify(options) === before);
      return req;
    },
  ],
  ['no options with null prototype', (port, base) => http.request(Object.assign(Object.create(null), base))],
]).then(() => {
  for (const first of [undefined, null, 1, true, Symbol('s')]) {
    try {
      const req = http.request(first, { createConnection: () => {} });
      req.on('error', () => {});
      console.log(String(first), req.path, req.host);
      req.destroy();
    } catch (error) {
      console.log(String(first), error.name, error.code, error.message);
    }
  }
});
