'use strict';
// Options of the server: defaults, and what is refused.
// covers: http.createServer, http.Server, http.Server#listening, http.Server#setTimeout, http.Server#timeout
// covers: http.Server:option:connectionsCheckingInterval, http.Server:option:headersTimeout
// covers: http.Server:option:httpValidation, http.Server:option:insecureHTTPParser
// covers: http.Server:option:joinDuplicateHeaders, http.Server:option:keepAliveTimeout
// covers: http.Server:option:maxHeaderSize, http.Server:option:requestTimeout
// covers: http.Server:option:requireHostHeader, http.ServerResponse#end, error:ERR_INVALID_ARG_TYPE
// covers: error:ERR_INVALID_ARG_VALUE, error:ERR_OUT_OF_RANGE
const http = require('node:http');
const { attempt } = require('./lib/raw.cjs');

const names = [
  'timeout',
  'headersTimeout',
  'requestTimeout',
  'keepAliveTimeout',
  'keepAliveTimeoutBuffer',
  'connectionsCheckingInterval',
  'maxHeadersCount',
  'maxRequestsPerSocket',
  'requireHostHeader',
  'joinDuplicateHeaders',
  'insecureHTTPParser',
  'maxHeaderSize',
  'rejectNonStandardBodyWrites',
  'httpAllowHalfOpen',
];
const show = (server) => console.log(names.map((name) => `${name}=${server[name]}`).join(' '));
show(http.createServer());
show(
  new http.Server({
    requestTimeout: 1000,
    keepAliveTimeout: 7,
    connectionsCheckingInterval: 9,
    requireHostHeader: false,
    joinDuplicateHeaders: true,
    insecureHTTPParser: true,
    maxHeaderSize: 99,
  }),
);
show(http.createServer({ requestTimeout: 0, headersTimeout: 5 }));
for (const [name, value] of [
  ['requestTimeout', -1],
  ['requestTimeout', 'x'],
  ['headersTimeout', 1.5],
  ['insecureHTTPParser', 1],
  ['maxHeaderSize', -1],
  ['keepAliveTimeout', -1],
  ['keepAliveTimeoutBuffer', -1],
  ['connectionsCheckingInterval', -1],
  ['requireHostHeader', 1],
  ['joinDuplicateHeaders', 1],
  ['rejectNonStandardBodyWrites', 1],
  ['optimizeEmptyRequests', 1],
  ['shouldUpgradeCallback', 1],
  ['httpValidation', 'x'],
]) {
  attempt(`${name}=${value}`, () => http.createServer({ [name]: value }));
}
attempt('headers after request', () => http.createServer({ requestTimeout: 10, headersTimeout: 20 }));
attempt('both', () => http.createServer({ insecureHTTPParser: true, httpValidation: 'strict' }));
attempt('text', () => http.createServer('x'));
attempt('null', () => http.createServer(null));
const server = http.createServer((req, res) => res.end());
console.log(server.listenerCount('request'), server.listening, server.address());
console.log(server.setTimeout(5) === server, server.timeout, server.setTimeout(() => {}) === server);
