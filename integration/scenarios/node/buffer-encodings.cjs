const text = 'h\u00e9llo \u20ac \u{1F600} \ud800!';
for (const encoding of [
  'utf8',
  'utf-8',
  'UCS2',
  'utf16le',
  'latin1',
  'binary',
  'ascii',
  'hex',
  'base64',
  'base64url',
]) {
  const source = encoding === 'hex' ? 'c3a9ff0' : encoding.startsWith('base64') ? 'aGk_Pz8-+/ =\n=' : text;
  const buffer = Buffer.from(source, encoding);
  console.log(
    encoding,
    buffer,
    JSON.stringify(buffer.toString(encoding)),
    Buffer.byteLength(source, encoding),
    Buffer.isEncoding(encoding),
  );
}
console.log(Buffer.from([0xff, 0xfe, 0x80, 0xc3, 0x28, 0xe2, 0x82, 0xf0, 0x9f]).toString());
console.log(JSON.stringify(Buffer.from('zz1122', 'hex').toString('hex')), Buffer.from('1', 'hex'));
for (const bad of ['nope', 'utf9'])
  try {
    Buffer.from('x', bad);
  } catch (error) {
    console.log(error.code, error.message);
  }
const b = Buffer.alloc(10);
console.log(
  b.write('\u20ac\u20ac\u20ac\u20ac'),
  b,
  b.write('abc', 8),
  b.write('ff', 1, 'hex'),
  b.write('zz', 2, 1, 'latin1'),
  b,
);
console.log(
  b.latin1Slice(0, 3).length,
  b.toString('hex', 2, 4),
  b.toString('utf8', 5, 2),
  b.toString(undefined, 8),
);
