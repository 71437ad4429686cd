'use strict';
// Arguments of http.request that are refused.
// covers: http.Agent:option:timeout, http.Agent:option:protocol, http.ClientRequest#aborted
// covers: http.ClientRequest#destroyed, http.ClientRequest#finished, http.ClientRequest#host
// covers: http.ClientRequest#method, http.ClientRequest#path, http.ClientRequest#protocol
// covers: http.ClientRequest#socket, http.request:option:headers, http.request:option:hostname
// covers: http.request:option:httpValidation, http.request:option:insecureHTTPParser
// covers: http.request:option:joinDuplicateHeaders, http.request:option:maxHeaderSize
// covers: http.request:option:method, http.request:option:protocol, http.request:option:timeout
const http = require('node:http');

for (const options of [
  { path: '/a b' },
  { path: '/\u20ac' },
  { path: '/a\n' },
  { method: 'A B' },
  { method: 1 },
  { method: '' },
  { protocol: 'https:' },
  { protocol: 'x:' },
  { agent: 1 },
  { agent: {} },
  { agent: true },
  { host: 1 },
  { hostname: true },
  { timeout: 'x' },
  { timeout: -1 },
  { headers: { 'a b': '1' } },
  { headers: { a: '\n' } },
  { insecureHTTPParser: 1 },
  { maxHeaderSize: 'x' },
  { joinDuplicateHeaders: 1 },
  { httpValidation: 'x' },
  { httpValidation: 'strict', insecureHTTPParser: true },
]) {
  try {
    const req = http.request({ host: '127.0.0.1', port: 1, ...options });
    console.log(JSON.stringify(options), 'ok', req.method, req.path);
    req.on('error', () => {});
    req.destroy();
  } catch (error) {
    console.log(JSON.stringify(options), error.name, error.code, error.message);
  }
}
for (const url of ['', 'x', '/a', 'https://a/', 'ftp://a/']) {
  try {
    http
      .request(url)
      .on('error', () => {})
      .destroy();
    console.log('ok');
  } catch (error) {
    console.log(url, error.name, error.code);
  }
}
const req = http.get({ host: '127.0.0.1', port: 1, path: '/x', method: 'PUT' });
console.log(
  req.method,
  req.path,
  req.host,
  req.protocol,
  req.finished,
  req.aborted,
  req.reusedSocket,
  req.maxHeadersCount,
  req.socket,
  req.agent === http.globalAgent,
);
req.on('error', (error) => console.log(error.code, error.syscall, error.address, error.port));
req.on('close', () => console.log('close', req.destroyed, req.closed));
