'use strict';
// covers: net.connect:option:localAddress, net.connect:option:localPort, net.Socket:option:signal
// covers: net.Socket:option:blockList, net.connect:option:timeout
// Options that are there and say nothing (null, 0, '', false): localAddress, localPort, signal, blockList, timeout and others.
const net = require('node:net');
const { attempt } = require('./lib/watch.cjs');
const names = [
  'localAddress',
  'localPort',
  'signal',
  'blockList',
  'timeout',
  'onread',
  'handle',
  'hints',
  'path',
  'lookup',
  'family',
  'noDelay',
  'keepAlive',
  'typeOfService',
  'highWaterMark',
  'fd',
];
for (const name of names) {
  for (const value of [undefined, null, 0, '', false, Number.NaN]) {
    if (name === 'fd' && value === 0) continue;
    const socket = attempt(`${name} ${JSON.stringify(value) ?? value} ${typeof value}`, () =>
      net.connect({ port: 1, host: 'localhost', [name]: value }),
    );
    socket?.on('error', () => {}).destroy();
  }
}
