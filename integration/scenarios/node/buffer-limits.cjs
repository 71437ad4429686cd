// What Buffer answers to sizes, offsets and encodings that are none: Infinity, fractions, negative numbers, texts, null.
const b = require('buffer');
const { Buffer } = b;
const t = (l, f) => {
  try {
    console.log(l, f());
  } catch (e) {
    console.log(l, '!', e.name, e.code, e.message);
  }
};
t('max', () => [
  b.kMaxLength,
  b.constants.MAX_LENGTH,
  b.constants.MAX_STRING_LENGTH,
  b.kStringMaxLength,
  Buffer.poolSize,
]);
for (const n of [Infinity, -1, NaN, 1.5, 'x', 2 ** 53, 2 ** 31])
  for (const m of ['alloc', 'allocUnsafe', 'allocUnsafeSlow'])
    if (n !== 2 ** 31 && n !== 1.5) t(m + ' ' + String(n), () => Buffer[m](n).length);
const z = Buffer.from('abcdef');
for (const n of [Infinity, -Infinity, NaN, -1, 1.5, 7, 'x', null, undefined]) {
  t('readUInt8 ' + n, () => z.readUInt8(n));
  t('readInt32LE ' + n, () => z.readInt32LE(n));
  t('writeUInt8 ' + n, () => Buffer.alloc(4).writeUInt8(1, n));
  t('readUIntBE ' + n, () => z.readUIntBE(0, n));
  t('readUIntBE o' + n, () => z.readUIntBE(n, 2));
  t('readDouble ' + n, () => Buffer.alloc(8).readDoubleLE(n));
  t('writeBig ' + n, () => Buffer.alloc(8).writeBigInt64LE(1n, n));
  t('fill ' + n, () => Buffer.alloc(3).fill('a', n));
  t('fill end ' + n, () => Buffer.alloc(3).fill('a', 0, n));
  t('copy ' + n, () => z.copy(Buffer.alloc(8), n));
  t('copy s ' + n, () => z.copy(Buffer.alloc(8), 0, n));
  t('copy e ' + n, () => z.copy(Buffer.alloc(8), 0, 0, n));
  t('write ' + n, () => Buffer.alloc(4).write('ab', n));
  t('write l ' + n, () => Buffer.alloc(4).write('ab', 0, n));
  t('slice ' + n, () => z.slice(n).toString());
  t('subarray ' + n, () => z.subarray(0, n).toString());
  t('toString ' + n, () => z.toString('utf8', n));
  t('indexOf ' + n, () => z.indexOf('c', n));
  t('compare ' + n, () => z.compare(z, n));
  t('equals ' + n, () => z.equals(n));
  t('at ' + n, () => z.at(n));
  t('concat ' + n, () => Buffer.concat([z], n).length);
  t('from ab ' + n, () => Buffer.from(new ArrayBuffer(4), n).length);
  t('from abl ' + n, () => Buffer.from(new ArrayBuffer(4), 0, n).length);
  t('cbf ' + n, () => Buffer.copyBytesFrom(new Uint16Array([1, 2, 3]), n));
  t('cbfl ' + n, () => Buffer.copyBytesFrom(new Uint16Array([1, 2, 3]), 0, n));
  t('cbfv ' + n, () => Buffer.copyBytesFrom(n));
  t('byteLength ' + n, () => Buffer.byteLength(n));
  t('isEncoding ' + n, () => Buffer.isEncoding(n));
}
t('cbf u8', () => Buffer.copyBytesFrom(new Uint8Array([1, 2, 3]), 1, 1));
t('cbf u8 9', () => Buffer.copyBytesFrom(new Uint8Array([1, 2, 3]), 9));
t('cbf u8 l9', () => Buffer.copyBytesFrom(new Uint8Array([1, 2, 3]), 0, 9));
t('cbf dv', () => Buffer.copyBytesFrom(new DataView(new ArrayBuffer(2))));
t('cbf f64', () => Buffer.copyBytesFrom(new Float64Array([1, 2]), 1));
t('cbf pool', () => {
  const x = new Uint16Array([258]);
  const c = Buffer.copyBytesFrom(x);
  x[0] = 0;
  return c;
});
for (const [f, to] of [
  ['utf8', 'ascii'],
  ['utf8', 'latin1'],
  ['utf8', 'ucs2'],
  ['ucs2', 'utf8'],
  ['utf8', 'utf8'],
  ['utf8', 'hex'],
  ['hex', 'utf8'],
  ['utf8', 'base64'],
  ['latin1', 'utf8'],
  ['latin1', 'ascii'],
  ['ascii', 'latin1'],
  ['utf8', 'nope'],
  ['nope', 'utf8'],
  ['binary', 'utf16le'],
  ['utf8', undefined],
  [undefined, 'utf8'],
  ['utf16le', 'latin1'],
])
  t('transcode ' + f + to, () => b.transcode(Buffer.from('aé€x'), f, to));
t('transcode x', () => b.transcode('x', 'utf8', 'latin1'));
t('transcode u8', () => b.transcode(new Uint8Array([65]), 'utf8', 'latin1'));
t('transcode empty', () => b.transcode(Buffer.alloc(0), 'utf8', 'latin1'));
t('inspect', () => z.inspect());
t('inspect long', () => Buffer.alloc(60).inspect());
t('inspect props', () => {
  const x = Buffer.from('ab');
  x.foo = 1;
  x.bar = 'q';
  return x.inspect();
});
t('IMB', () => {
  b.INSPECT_MAX_BYTES = 2;
  const s = z.inspect();
  b.INSPECT_MAX_BYTES = 50;
  return s;
});
t('IMB!', () => {
  b.INSPECT_MAX_BYTES = 'x';
});
t('IMB-1', () => {
  b.INSPECT_MAX_BYTES = -1;
});
t('util', () => require('util').inspect(Buffer.alloc(51)));
t('parent', () => [z.parent === z.buffer, z.offset === z.byteOffset]);
t('poolsize', () => {
  const o = Buffer.poolSize;
  Buffer.poolSize = 100;
  const a = Buffer.allocUnsafe(40),
    q = Buffer.allocUnsafe(60);
  const r = [Buffer.poolSize, q.buffer.byteLength, a.buffer.byteLength === q.buffer.byteLength];
  Buffer.poolSize = o;
  return r;
});
t('pool shared', () => {
  const a = Buffer.from('a'),
    c = Buffer.from('b');
  return [a.buffer === c.buffer, a.buffer.byteLength];
});
t('big from', () => Buffer.from('x'.repeat(40000)).buffer.byteLength);
t('half', () => Buffer.allocUnsafe(32767).buffer.byteLength);
t('half+', () => Buffer.allocUnsafe(32768).buffer.byteLength);
t('concat pool', () => Buffer.concat([z, z]).buffer.byteLength);
t('isUtf8', () => [b.isUtf8(Buffer.from([0xff])), b.isAscii(Buffer.from('a'))]);
t('isUtf8 x', () => b.isUtf8('x'));
t('isAscii x', () => b.isAscii(5));
t('swap16', () => Buffer.alloc(3).swap16());
t('swap32', () => Buffer.alloc(3).swap32());
t('swap64', () => Buffer.alloc(3).swap64());
t('write enc', () => Buffer.alloc(4).write('a', 'nope'));
t('toString enc', () => z.toString('nope'));
t('fill enc', () => Buffer.alloc(2).fill('a', 'nope'));
t('fill hex', () => Buffer.alloc(2).fill('zz', 'hex'));
t('writeUInt8 256', () => Buffer.alloc(1).writeUInt8(256));
t('writeInt16 big', () => Buffer.alloc(2).writeInt16LE(40000));
t('writeUInt32', () => Buffer.alloc(4).writeUInt32LE(2 ** 32));
t('writeBigU', () => Buffer.alloc(8).writeBigUInt64LE(-1n));
t('writeBigU n', () => Buffer.alloc(8).writeBigUInt64LE(1));
t('writeIntLE6', () => Buffer.alloc(6).writeIntLE(2 ** 47, 0, 6));
t('from num', () => Buffer.from(5));
t('from null', () => Buffer.from(null));
t('from sym', () => Buffer.from(Symbol('a')));
t('from fn', () => Buffer.from(() => {}));
t('from {}', () => Buffer.from({}));
t('from big', () => Buffer.from(1n));
t('concat x', () => Buffer.concat('x'));
t('concat [x]', () => Buffer.concat(['x']));
t('compare', () => Buffer.compare('a', z));
t('indexOf {}', () => z.indexOf({}));
t('includes', () => z.includes());
t('atob', () => atob('*'));
t('btoa', () => btoa('€'));
t('atob()', () => atob());
t('Blob', () => new b.Blob('x'));
t('resolve', () => b.resolveObjectURL('blob:x'));
