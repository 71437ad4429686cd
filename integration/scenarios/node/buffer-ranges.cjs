// Buffer's methods where an index or a value is out of range, of the wrong type, or awkward; Blob and File.
const {
  Buffer: B,
  constants,
  kMaxLength,
  transcode,
  isUtf8,
  isAscii,
  Blob,
  File,
  resolveObjectURL,
} = require('node:buffer');
const t = (f) => {
  try {
    const v = f();
    return v;
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
const b = B.from([1, 2, 3, 4, 5, 6, 7, 8]);
for (const m of ['readUInt8', 'readInt16LE', 'readUInt32BE', 'readBigInt64LE', 'readFloatLE', 'readDoubleBE'])
  for (const o of [0, undefined, -1, 8, 1.5, 'x', NaN, null])
    console.log(
      m,
      String(o),
      t(() => b[m](o)),
    );
for (const [m, args] of [
  ['readUIntBE', [0, 0]],
  ['readUIntBE', [0, 7]],
  ['readIntLE', [6, 3]],
  ['readUIntLE', [0]],
  ['readIntBE', [0, 'x']],
  ['readUIntBE', [1, 3]],
  ['readIntLE', [0, 6]],
])
  console.log(
    m,
    args,
    t(() => b[m](...args)),
  );
const w = () => B.alloc(8);
for (const [m, ...args] of [
  ['writeUInt8', 256],
  ['writeUInt8', -1],
  ['writeInt8', 128],
  ['writeInt16BE', 32768],
  ['writeUInt32LE', 2 ** 32],
  ['writeInt32LE', -(2 ** 31) - 1],
  ['writeBigInt64LE', 2n ** 63n],
  ['writeBigUInt64BE', -1n],
  ['writeBigInt64LE', 5],
  ['writeUInt8', 'x'],
  ['writeUInt8', '12'],
  ['writeUInt8', 1.9],
  ['writeUInt8', 1, 8],
  ['writeUInt8', 1, 'x'],
  ['writeFloatBE', 'x'],
  ['writeDoubleLE', 1e400],
  ['writeUIntBE', 2 ** 24, 0, 3],
  ['writeIntLE', -(2 ** 47) - 1, 0, 6],
  ['writeUIntLE', 5, 0, 7],
  ['writeUIntLE', 5, 6, 3],
  ['writeUInt16LE', undefined],
])
  console.log(
    m,
    args.map(String),
    t(() => {
      const x = w();
      const r = x[m](...args);
      return [r, x.toString('hex')];
    }),
  );
for (const f of [
  () => B.alloc(-1),
  () => B.alloc('5'),
  () => B.allocUnsafe('x'),
  () => B.allocUnsafeSlow(-1),
  () => B.from(),
  () => B.from(5),
  () => B.from(null),
  () => B.from('a', 'nope'),
  () => B.from({}),
  () => B.from({ length: 2, 0: 1, 1: 300 }),
  () => B.from(new ArrayBuffer(4), 5),
  () => B.from(new ArrayBuffer(4), 1, 9),
  () => B.from(new ArrayBuffer(4), 1, 2),
  () => B.from({ valueOf: () => 'val' }),
  () => B.from({ [Symbol.toPrimitive]: () => 'prim' }),
  () => B.from(new String('boxed')),
  () => B.from([1.9, -1, 256, 'x', '7']),
  () => B.concat('x'),
  () => B.concat([1]),
  () => B.concat([b, b], 3),
  () => B.concat([b], 10),
  () => B.concat([]),
  () => B.compare(b, 5),
  () => B.compare(5, b),
  () => B.byteLength(5),
  () => B.byteLength('é', 'latin1'),
  () => B.byteLength('zz', 'hex'),
  () => B.isEncoding('UTF-8'),
  () => B.isEncoding(5),
  () => B.isBuffer(new Uint8Array(1)),
  () => B.copyBytesFrom(new Uint16Array([1, 2, 3]), 1, 1),
  () => B.copyBytesFrom(5),
  () => B.of(1, 2, 300),
  () => new B(3).length,
  () => B('x').toString(),
])
  console.log(t(f));
for (const f of [
  () => b.slice(-3, -1),
  () => b.subarray(2, 4),
  () => b.slice('x'),
  () => b.fill('ab'),
  () => B.alloc(3).fill('zz', 'hex'),
  () => B.alloc(3).fill(''),
  () => B.alloc(3).fill(300),
  () => B.alloc(3).fill('a', 5),
  () => B.alloc(3).fill('a', 1, 2),
  () => B.alloc(3).fill('a', 'nope'),
  () => B.alloc(3).fill(1, -1),
  () => b.indexOf(3),
  () => b.indexOf('x'),
  () => B.from('abcabc').indexOf('c', -2),
  () => B.from('abcabc').lastIndexOf('abc'),
  () => B.from('abc').includes('b', 'x'),
  () => b.indexOf({}),
  () => B.from('aéb').indexOf('é', 0, 'latin1'),
  () => B.from('abc').indexOf(''),
  () => b.copy(B.alloc(2), 0, 7),
  () => b.copy(5),
  () => b.copy(B.alloc(2), -1),
  () => b.copy(B.alloc(2), 0, 99),
  () => b.equals(5),
  () => b.equals(B.from(b)),
  () => b.compare(B.from([1]), 0, 1, 0, 1),
  () => b.compare(b, 0, 99),
  () => b.write('x', 99),
  () => b.write('x', -1),
  () => B.alloc(3).write('€', 1),
  () => B.alloc(3).write('abc', 1, 1),
  () => B.alloc(4).write('abcdef', 'hex'),
  () => b.write(5),
  () => b.swap16().length,
  () => B.alloc(3).swap16(),
  () => b.swap32().length,
  () => b.swap64().length,
  () => b.toString('nope'),
  () => b.toString('hex', 2, 4),
  () => b.toString('hex', -5, 'x'),
  () => JSON.stringify(B.from('hi')),
  () => b.toLocaleString === b.toString,
  () => [...b.keys()].length,
  () => b.readUint8 === b.readUInt8,
  () => B.from('ff0', 'hex'),
  () => B.from('zz', 'hex').length,
  () => B.from('a-_b', 'base64'),
  () => B.from('YQ', 'base64url').toString(),
  () => b.parent === b.buffer,
  () => typeof b.offset,
])
  console.log(t(f));
console.log(
  transcode(B.from('€'), 'utf8', 'ascii'),
  t(() => transcode('a', 'utf8', 'latin1')),
  isUtf8(B.from([0xff])),
  isAscii(B.from('é')),
  t(() => isUtf8('x')),
  kMaxLength === constants.MAX_LENGTH,
  resolveObjectURL('blob:nodedata:x'),
  t(() => resolveObjectURL(5)),
);
(async () => {
  const bl = new Blob(['a', B.from('b'), new Blob(['c'])], { type: 'Text/Plain' });
  console.log(
    bl,
    await bl.text(),
    await bl.slice(1, 2).text(),
    bl.slice(-1, 5, 'x/y').type,
    await bl.bytes(),
    (await bl.arrayBuffer()).byteLength,
    (await Array.fromAsync(bl.stream())).flatMap((part) => [...part]),
    t(() => new Blob('x')),
    t(() => new Blob([], 5)),
    t(() => new Blob([], { endings: 'x' })),
    new File(['a'], 'n.txt', { lastModified: 5 }),
    t(() => new File(['a'])),
    new File([], 'f').size,
  );
  const u = URL.createObjectURL(bl);
  console.log(
    u.startsWith('blob:nodedata:'),
    await resolveObjectURL(u).text(),
    URL.revokeObjectURL(u),
    resolveObjectURL(u),
    t(() => URL.createObjectURL(5)),
  );
})();
