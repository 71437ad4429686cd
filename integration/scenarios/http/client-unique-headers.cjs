'use strict';
// uniqueHeaders: arrays of these names go out on one line, others on one line each.
// covers: http.request:option:uniqueHeaders, http.request:option:setDefaultHeaders, http.request:option:setHost
const http = require('node:http');
const { printRequests } = require('./lib/wire.cjs');

printRequests([
  ['without', { headers: { 'X-A': ['1', '2'], Cookie: ['a', 'b'] } }],
  ['with', { headers: { 'X-A': ['1', '2'], 'X-B': ['3', '4'] }, uniqueHeaders: ['x-a'] }],
  ['no defaults', { setDefaultHeaders: false, headers: { 'X-A': '1' } }],
  ['no host', { setHost: false }],
  ['nothing at all', { setDefaultHeaders: false, setHost: false }],
  [
    'set later',
    (_port, base) => {
      const req = http.request({ ...base, uniqueHeaders: ['x-c'] });
      req.setHeader('X-C', ['1', '2']);
      return req;
    },
  ],
]);
