// v8.serialize: the bytes are V8's own, and deserialize makes the value of them again.
const v8 = require('node:v8');
const circular = { name: 'c' };
circular.self = circular;
const shared = [1];
const values = [
  1,
  -1,
  2 ** 31 - 1,
  -(2 ** 30),
  2 ** 31,
  1.5,
  -0,
  NaN,
  'ascii',
  'é',
  '€',
  'x€',
  '',
  true,
  false,
  null,
  undefined,
  10n,
  -(2n ** 70n),
  0n,
];
values.push(
  [1, 'two', [3]],
  [1, , 3],
  Object.assign([1], { x: 2 }),
  { a: 1, b: { c: [2] }, 5: 'five' },
  {},
  [],
  circular,
  { p: shared, q: shared },
);
values.push(
  new Date(5),
  new Date(NaN),
  /a\/b/gi,
  new Map([[1, { a: 2 }]]),
  new Set(['x', [1]]),
  new Uint8Array([1, 2]),
  new Float64Array([1.5]),
  Buffer.from('hi'),
  new ArrayBuffer(3),
  Object(1),
  Object('s'),
  Object(true),
  Object(3n),
  { '€uro': '€'.repeat(70) },
);
for (const value of values) {
  const bytes = v8.serialize(value);
  console.log(bytes.toString('hex'), v8.deserialize(bytes));
}
const error = new TypeError('message', { cause: { code: 5 } });
error.stack = 'TypeError: message\n    at nowhere';
console.log(
  v8.serialize(error).toString('latin1').length,
  v8.deserialize(v8.serialize(error)) instanceof TypeError,
);
const copy = v8.deserialize(v8.serialize(error));
console.log(copy.name, copy.message, copy.cause, copy.stack);
for (const work of [
  () => v8.serialize(Symbol('s')),
  () => v8.deserialize('x'),
  () => v8.deserialize(Buffer.from('zz')),
  () => v8.serialize(new WeakMap()),
])
  try {
    console.log(work());
  } catch (thrown) {
    console.log(thrown.name, thrown.code, thrown.message);
  }
console.log(
  Object.keys(v8.getHeapStatistics()).join(),
  v8.isStringOneByteRepresentation('é'),
  v8.isStringOneByteRepresentation('€'),
);
