'use strict';
// covers: net.createServer, net.Server:option:keepAliveInitialDelay, net.Server:option:highWaterMark
// covers: net.Server:option:blockList, net.Server:option:allowHalfOpen, net.Server:option:pauseOnConnect
// covers: net.Server:option:noDelay, net.Server:option:keepAlive, error:ERR_INVALID_ARG_TYPE
// createServer with each option and values of all kinds, and what the server then says of itself.
const net = require('node:net');
const { attempt } = require('./lib/watch.cjs');
const values = {
  undefined,
  null: null,
  zero: 0,
  minus: -1,
  nan: Number.NaN,
  fraction: 1500.7,
  text: 'abc',
  yes: true,
  no: false,
  object: {},
  list: [],
};
const options = [
  'allowHalfOpen',
  'pauseOnConnect',
  'noDelay',
  'keepAlive',
  'keepAliveInitialDelay',
  'highWaterMark',
  'blockList',
];
for (const [name, value] of Object.entries(values)) {
  attempt(`createServer(${name})`, () => net.createServer(value));
  attempt(`createServer({}, ${name})`, () => net.createServer({}, value).listenerCount('connection'));
  for (const option of options) {
    attempt(`${option}: ${name}`, () => {
      const server = net.createServer({ [option]: value });
      return options.map((key) => server[key]).join();
    });
  }
}
