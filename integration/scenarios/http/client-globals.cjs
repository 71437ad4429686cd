'use strict';
// The module's own: methods, status codes, limits, checks of names and values, and the agent for all.
// covers: http.METHODS, http.STATUS_CODES, http.maxHeaderSize, http.globalAgent, http.validateHeaderName
// covers: http.validateHeaderValue, http.setMaxIdleHTTPParsers, http.Agent:option:defaultPort, http.Agent:option:protocol
const http = require('node:http');

const attempt = (label, act) => {
  try {
    console.log(label, act());
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
};
console.log(http.METHODS.length, http.METHODS.slice(0, 5), http.STATUS_CODES[418], http.maxHeaderSize);
const before = http.globalAgent;
console.log(before.defaultPort, before.protocol, before.keepAlive, before.scheduling, before.options.timeout);
const own = new http.Agent({ defaultPort: 8080, protocol: 'own:' });
console.log(own.defaultPort, own.protocol);
http.globalAgent = own;
console.log(http.globalAgent === own);
attempt('protocol of the agent', () => http.get('http://a.example/'));
http.globalAgent = before;
for (const name of ['ok', 'a b', '', 5]) attempt(`name ${name}`, () => http.validateHeaderName(name));
attempt('label', () => http.validateHeaderName('a b', 'My name'));
for (const value of ['ok', 'a\nb', undefined, '€', ['a', 'b'], 5])
  attempt(`value ${JSON.stringify(value)}`, () => http.validateHeaderValue('x', value));
for (const most of [1, 0, 'x', -1]) attempt(`parsers ${most}`, () => http.setMaxIdleHTTPParsers(most));
