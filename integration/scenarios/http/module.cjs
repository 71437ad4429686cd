'use strict';
// What the module exports.
// covers: http.createServer, http.get, http.request, http.validateHeaderName, http.validateHeaderValue
// covers: http.setMaxIdleHTTPParsers, http.METHODS, http.STATUS_CODES, http.globalAgent, http.maxHeaderSize
// covers: http.Agent, http.Server:option:keepAlive, http.Server:option:maxHeaderSize
// covers: error:ERR_HTTP_INVALID_HEADER_VALUE, error:ERR_INVALID_ARG_TYPE, error:ERR_INVALID_CHAR
// covers: error:ERR_INVALID_HTTP_TOKEN, error:ERR_OUT_OF_RANGE
const http = require('node:http');

console.log(http.METHODS.join(' '));
console.log(JSON.stringify(http.STATUS_CODES));
console.log(http.maxHeaderSize, typeof http.createServer, typeof http.request, typeof http.get);
for (const [name, value] of [
  ['a', 'b'],
  ['a b', 'c'],
  ['', 'c'],
  ['a', undefined],
  ['a', 'b\n'],
  ['a', '\u00e9'],
  ['a', '\u20ac'],
]) {
  try {
    http.validateHeaderName(name);
    console.log('name ok');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
  try {
    http.validateHeaderValue(name, value);
    console.log('value ok');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
try {
  http.validateHeaderName('x y', 'Label');
} catch (error) {
  console.log(error.message);
}
for (const max of [0, 'x', -1, 1.5]) {
  try {
    http.setMaxIdleHTTPParsers(max);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
http.setMaxIdleHTTPParsers(10);
const before = http.globalAgent;
const mine = new http.Agent();
http.globalAgent = mine;
console.log(
  http.globalAgent === mine,
  before.keepAlive,
  before.options.timeout,
  before.scheduling,
  before.maxFreeSockets,
  before.maxSockets,
);
http.globalAgent = before;
