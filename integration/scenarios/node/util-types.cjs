// util.types over one value of each kind: which predicates hold.
const { types } = require('node:util');
const kinds = {
  object: {},
  array: [],
  arrayBuffer: new ArrayBuffer(1),
  shared: new SharedArrayBuffer(1),
  args: (function () {
    return arguments;
  })(),
  asyncFn: async () => {},
  asyncGen: async function* () {},
  gen: function* () {},
  genObj: (function* () {})(),
  bigIntObj: Object(1n),
  boolObj: Object(true),
  numObj: Object(1),
  strObj: Object('a'),
  symObj: Object(Symbol()),
  date: new Date(),
  map: new Map(),
  mapIter: new Map().keys(),
  set: new Set(),
  setIter: new Set().values(),
  weakMap: new WeakMap(),
  weakSet: new WeakSet(),
  promise: Promise.resolve(),
  thenable: { then() {} },
  proxy: new Proxy({}, {}),
  regexp: /x/,
  error: new Error('x'),
  errorLike: Object.create(Error.prototype),
  domException: new DOMException('x'),
  dataView: new DataView(new ArrayBuffer(1)),
  u8: new Uint8Array(1),
  u8c: new Uint8ClampedArray(1),
  u16: new Uint16Array(1),
  u32: new Uint32Array(1),
  i8: new Int8Array(1),
  i16: new Int16Array(1),
  i32: new Int32Array(1),
  f32: new Float32Array(1),
  f64: new Float64Array(1),
  bi64: new BigInt64Array(1),
  bu64: new BigUint64Array(1),
  buffer: Buffer.alloc(1),
  fn: () => {},
  klass: class {},
  nul: null,
  undef: undefined,
  num: 1,
  str: 'a',
  taggedMap: { [Symbol.toStringTag]: 'Map' },
  subMap: new (class extends Map {})(),
  protoMap: Object.create(Map.prototype),
};
const names = Object.keys(types).sort();
console.log(names.join(' '));
for (const [k, v] of Object.entries(kinds))
  console.log(
    k.padEnd(13),
    names
      .filter((n) => {
        try {
          return types[n](v);
        } catch (e) {
          return true;
        }
      })
      .join(' '),
  );
