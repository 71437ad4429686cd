'use strict';
// covers: net.Socket#write, net.Socket#end, error:ERR_INVALID_ARG_TYPE, net.Socket#setEncoding
// What is no chunk and no encoding: write, end and setEncoding throw errors that have code as their own property.
const net = require('node:net');
const { attempt } = require('./lib/watch.cjs');
const values = [
  undefined,
  null,
  0,
  -1,
  Number.NaN,
  true,
  {},
  [],
  () => {},
  Symbol('x'),
  10n,
  new Date(0),
  /x/,
  new ArrayBuffer(2),
];
for (const value of values) {
  const isFunction = typeof value === 'function';
  const label =
    typeof value === 'object' && value !== null
      ? value.constructor.name
      : isFunction
        ? 'function'
        : String(value);
  for (const method of isFunction ? ['write', 'end'] : ['write', 'end', 'setEncoding']) {
    const s = new net.Socket().on('error', () => {});
    attempt(`${method} ${label}`, () => typeof s[method](value));
    s.destroy();
  }
}
for (const encoding of ['nope', 5, true, 'UTF8', 'Hex', 'binary', 'ucs-2', '']) {
  const s = new net.Socket().on('error', () => {});
  attempt(`write as ${encoding}`, () => s.write('00', encoding));
  s.destroy();
}
for (const view of [
  new Uint8Array(2),
  new Uint16Array(2),
  new DataView(new ArrayBuffer(3)),
  Buffer.alloc(1),
]) {
  const s = new net.Socket().on('error', () => {});
  attempt(`write ${view.constructor.name}`, () => s.write(view));
  console.log(s.writableLength, s.bytesWritten);
  s.destroy();
}
