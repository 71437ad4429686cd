// Random values: their form, and what is wrong with arguments.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

told('bytes', () => [0, 1, 16, 65, 1000, 70000].map((size) => crypto.randomBytes(size).length).join());
told('differ', () => crypto.randomBytes(16).equals(crypto.randomBytes(16)));
told('of size', () => crypto.randomBytes(2.5).length);
for (const size of [undefined, null, '5', -1, Number.NaN, 2 ** 31, Infinity, {}])
  told(['size', size], () => crypto.randomBytes(size));
told('callback', () => crypto.randomBytes(1, 5));
told('null for a callback', () => crypto.randomBytes(1, null));
told('aliases', () => [crypto.pseudoRandomBytes, crypto.prng, crypto.rng].map((each) => each(3).length));

const filled = Buffer.alloc(40);
told('fill', () => crypto.randomFillSync(filled) === filled);
told('is filled', () => filled.equals(Buffer.alloc(40)));
const part = Buffer.alloc(40);
crypto.randomFillSync(part, 10, 20);
told('edges', () => [
  part.subarray(0, 10).equals(Buffer.alloc(10)),
  part.subarray(30).equals(Buffer.alloc(10)),
  part.equals(Buffer.alloc(40)),
]);
told('words', () => crypto.randomFillSync(new Uint32Array(4)).length);
told('memory', () => crypto.randomFillSync(new ArrayBuffer(4)).byteLength);
told('words from 1', () => [...crypto.randomFillSync(new Uint32Array(4), 3)].slice(0, 3));
for (const target of [undefined, null, 5, 'abc', {}, []])
  told(['fill', target], () => crypto.randomFillSync(target));
for (const offset of [-1, 5, '1', Number.NaN, 1.5, null])
  told(['offset', offset], () => crypto.randomFillSync(Buffer.alloc(4), offset).length);
for (const size of [-1, 5, '1', Number.NaN, null])
  told(['size', size], () => crypto.randomFillSync(Buffer.alloc(4), 0, size).length);
told('offset and size', () => crypto.randomFillSync(Buffer.alloc(4), 3, 2));
told('no callback', () => crypto.randomFill(Buffer.alloc(4)));
told('no callback', () => crypto.randomFill(Buffer.alloc(4), 1));
told('no callback', () => crypto.randomFill(Buffer.alloc(4), 1, 2));
told('wrong target', () => crypto.randomFill(5, () => {}));

told('ints', () =>
  Array.from({ length: 200 }, () => crypto.randomInt(3)).every((value) => value >= 0 && value < 3),
);
told('ints', () => new Set(Array.from({ length: 200 }, () => crypto.randomInt(-2, 2))).size);
told('large', () => Number.isSafeInteger(crypto.randomInt(2 ** 48 - 1)));
for (const range of [
  [0],
  [5, 5],
  [5, 4],
  [-1],
  [1.5],
  ['5'],
  [undefined],
  [0, '5'],
  [2 ** 48],
  [-1, 2 ** 48],
  [2 ** 53],
  [0, 2 ** 53],
  [Number.NaN],
  [null],
  [1, undefined],
  [1, null],
])
  told(['range', ...range], () => typeof crypto.randomInt(...range));
told('callback', () => crypto.randomInt(1, 2, 5));
told('callback', () => crypto.randomInt(1, 2, null));

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
told('uuid', () => uuid.test(crypto.randomUUID()));
told('uuids differ', () => new Set(Array.from({ length: 300 }, () => crypto.randomUUID())).size);
told('uuid', () => uuid.test(crypto.randomUUID({ disableEntropyCache: true })));
for (const options of [null, 5, 'x', { disableEntropyCache: 5 }, {}])
  told(['uuid', options], () => crypto.randomUUID(options).length);
told('uuid 7', () =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUIDv7()),
);

crypto.randomBytes(4, (...args) => {
  console.log('randomBytes', args.length, args[0], args[1].length);
  crypto.randomFill(new Uint8Array(4), (error, bytes) => {
    console.log('randomFill', error, bytes.constructor.name);
    crypto.randomInt(5, (...more) => {
      console.log('randomInt', more.length, more[0], more[1] < 5);
      crypto.randomInt(5, 6, (wrong, value) => console.log('randomInt', wrong, value));
    });
  });
});
console.log('first this');
