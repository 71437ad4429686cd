'use strict';
// covers: net.connect:option:lookup, net.connect:option:hints, net.connect:option:family
// covers: net.connect:option:autoSelectFamilyAttemptTimeout, net.Socket:option:noDelay
// covers: net.Socket:option:keepAliveInitialDelay, net.Socket:option:typeOfService
// covers: net.Socket:option:highWaterMark, error:ERR_OUT_OF_RANGE, error:ERR_INVALID_ARG_VALUE
// covers: error:ERR_INVALID_ARG_TYPE
// Each option of connect with values that it cannot have: class, code and message.
const net = require('node:net');
const { attempt } = require('./lib/watch.cjs');
const values = {
  minus: -1,
  large: 65_536,
  infinite: Infinity,
  fraction: 1.5,
  text: 'abc',
  number: '8080',
  yes: true,
  list: [1],
  map: new Map(),
};
const names = [
  'port',
  'host',
  'localAddress',
  'family',
  'hints',
  'lookup',
  'timeout',
  'autoSelectFamily',
  'autoSelectFamilyAttemptTimeout',
  'signal',
  'noDelay',
  'keepAlive',
  'keepAliveInitialDelay',
  'blockList',
  'typeOfService',
  'highWaterMark',
  'objectMode',
  'readableObjectMode',
  'writableObjectMode',
  'encoding',
  'readable',
  'writable',
  'path',
];
for (const name of names) {
  for (const [kind, value] of Object.entries(values)) {
    const socket = attempt(`${name} ${kind}`, () =>
      net.connect({ port: 1, host: 'localhost', [name]: value }),
    );
    socket?.on('error', () => {}).destroy();
  }
}
