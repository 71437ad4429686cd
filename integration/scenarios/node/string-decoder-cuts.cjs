// string_decoder: characters cut anywhere, in each encoding.
const { StringDecoder } = require('node:string_decoder');
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
const text = 'aé€😀z';
for (const enc of [
  'utf8',
  'utf-8',
  'UTF8',
  'utf16le',
  'ucs2',
  'latin1',
  'binary',
  'ascii',
  'hex',
  'base64',
  'base64url',
]) {
  const bytes = Buffer.from(text, enc.startsWith('utf16') || enc === 'ucs2' ? 'utf16le' : 'utf8');
  for (const size of [1, 2, 3]) {
    const d = new StringDecoder(enc);
    const parts = [];
    for (let i = 0; i < bytes.length; i += size) parts.push(d.write(bytes.subarray(i, i + size)));
    parts.push(d.end());
    console.log(enc, d.encoding, size, JSON.stringify(parts));
  }
}
for (const bytes of [
  [0xe2, 0x82],
  [0xf0, 0x9f, 0x98],
  [0xff, 0x41],
  [0xe2, 0x28, 0xa1],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf5, 0x80],
  [0x80],
  [0xe2, 0x82, 0x41],
  [0xf0, 0x41],
]) {
  const d = new StringDecoder();
  console.log(
    JSON.stringify([d.write(Buffer.from(bytes)), d.lastNeed, d.lastTotal, d.end()]),
    JSON.stringify(bytes.map((b) => d.write(Buffer.from([b]))).concat(d.end())),
  );
}
const u = new StringDecoder('utf16le');
console.log(
  JSON.stringify([
    u.write(Buffer.from([0x3d])),
    u.write(Buffer.from([0xd8, 0x00])),
    u.write(Buffer.from([0xde])),
    u.end(),
    u.end(Buffer.from([0x61, 0, 0x62])),
    u.write(Buffer.from([0x3d, 0xd8])),
    u.end(),
  ]),
);
for (const bad of [undefined, null, 5, {}, [], true])
  console.log(
    t(() => new StringDecoder().write(bad)),
    t(() => new StringDecoder('utf8').end(bad === undefined ? 5 : bad)),
  );
console.log(
  t(() => new StringDecoder('nope')),
  t(() => new StringDecoder(5)),
  new StringDecoder(undefined).encoding,
  new StringDecoder(null).encoding,
  new StringDecoder('').encoding,
  new StringDecoder().write('string'),
  new StringDecoder().write(new Uint8Array([104, 105])),
  new StringDecoder().write(new DataView(new ArrayBuffer(1))) === '\0',
  new StringDecoder().write(new Uint16Array([0x6868])),
);
