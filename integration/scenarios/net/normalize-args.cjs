'use strict';
// covers: net.connect, net.createConnection
// The overloads of connect and listen in one form, as packages that wrap net.connect or net.createConnection use them.
const net = require('node:net');
const util = require('node:util');
const noop = () => {};
const calls = [
  [],
  [undefined],
  [null],
  [1],
  ['1'],
  ['path'],
  ['/a/b'],
  [''],
  [' '],
  ['0x10'],
  ['-1'],
  ['1.5'],
  ['1e3'],
  ['Infinity'],
  ['NaN'],
  [Number.NaN],
  [true],
  [[]],
  [{ port: 1 }],
  [1, 'h'],
  [1, 'h', noop],
  [1, noop],
  [noop],
  [{}, noop],
  [1, 2],
  [1, null, noop],
  [1, undefined],
  ['80', 'h'],
  [1, 'h', 3, noop],
  [{ port: 1 }, 'h', noop],
];
for (const args of calls) {
  const result = net._normalizeArgs(args);
  console.log(util.inspect(args), '->', util.inspect(result[0]), typeof result[1], result.length);
}
// What went through it once is passed on as it is by the socket only.
console.log(net._normalizeArgs([net._normalizeArgs([1])])[0].length);
new net.Socket().connect(net._normalizeArgs([1, '127.0.0.1'])).on('error', ({ code }) => console.log(code));
console.log(net.connect === net.createConnection);
