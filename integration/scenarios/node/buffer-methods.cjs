const a = Buffer.from('abcdefabc');
console.log(
  a.indexOf('abc'),
  a.indexOf('abc', 1),
  a.lastIndexOf('abc'),
  a.indexOf(Buffer.from('ef')),
  a.includes('zz'),
  a.indexOf(99),
  a.indexOf('c', -1),
  a.lastIndexOf('a', -4),
  a.indexOf(''),
  a.indexOf('6263', 'hex'),
);
console.log(
  Buffer.concat([a, Buffer.from('!')]).toString(),
  Buffer.concat([a, a], 12).toString(),
  Buffer.concat([a], 11),
  Buffer.concat([]),
);
console.log(
  a.subarray(2, -2).toString(),
  a.slice(-3).toString(),
  a.subarray(1).buffer === a.buffer,
  a.equals(Buffer.from(a)),
  a.compare(Buffer.from('abd')),
  Buffer.compare(Buffer.from('b'), Buffer.from('a')),
);
console.log(
  Buffer.alloc(5, 'ab').toString(),
  Buffer.alloc(4, 7),
  Buffer.alloc(3).fill('\u20ac'),
  Buffer.alloc(4).fill('abc', 1, 3),
);
const c = Buffer.alloc(8);
console.log(a.copy(c, 2, 1, 5), c, Buffer.from(c.toJSON()).equals(c), JSON.stringify(Buffer.from('hi')));
console.log(
  Buffer.from([1, 2, 3, 4]).swap16(),
  Buffer.from([1, 2, 3, 4]).swap32(),
  Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]).swap64(),
);
console.log(
  Buffer.from(new Uint16Array([1, 256])),
  Buffer.from(new Uint8Array([1, 2, 3]).buffer, 1, 2),
  Buffer.from({ length: 2, 0: 5, 1: 6 }),
  Buffer.from(new String('boxed')),
);
console.log(
  Buffer.isBuffer(a),
  Buffer.isBuffer(new Uint8Array(1)),
  a instanceof Uint8Array,
  a.map((x) => x + 1) instanceof Buffer,
  Buffer.of(1, 2),
  typeof Buffer.poolSize,
);
for (const make of [
  () => Buffer.from(5),
  () => Buffer.from(null),
  () => Buffer.alloc('x'),
  () => Buffer.alloc(-1),
  () => Buffer.concat('x'),
  () => a.copy(5),
  () => a.fill('x', -1),
  () => a.write(5),
  () => Buffer.from(new ArrayBuffer(2), 5),
]) {
  try {
    make();
    console.log('no error');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(
  [...a.keys()].length,
  [...a.entries()][1],
  Buffer.from('a').toString.call(Buffer.from('b')),
  require('node:buffer').isUtf8(a),
  require('node:buffer').isAscii(Buffer.from([200])),
);
console.log(
  require('node:buffer').transcode(Buffer.from('\u20ac\u00e9'), 'utf8', 'latin1'),
  atob('aGk='),
  btoa('hi'),
);
