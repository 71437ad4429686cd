const zlib = require('node:zlib');
const later = [];
const text = Buffer.from('hello hello hello '.repeat(500));
for (const [pack, unpack] of [
  ['gzip', 'gunzip'],
  ['deflate', 'inflate'],
  ['deflateRaw', 'inflateRaw'],
  ['gzip', 'unzip'],
  ['deflate', 'unzip'],
]) {
  const packed = zlib[`${pack}Sync`](text);
  console.log(pack, packed.length < 500, zlib[`${unpack}Sync`](packed).equals(text));
  if (unpack !== 'unzip')
    zlib[pack](text, (error, data) =>
      zlib[unpack](data, (inner, result) => later.push([pack, error, inner, result.equals(text)].join(' '))),
    );
}
const parts = [];
const gzip = zlib.createGzip({ level: 9 });
gzip
  .pipe(zlib.createGunzip())
  .on('data', (chunk) => parts.push(chunk))
  .on('end', () => later.push('streams ' + Buffer.concat(parts).equals(Buffer.concat([text, text]))));
gzip.write(text);
gzip.flush(() => parts.push(Buffer.alloc(0)));
gzip.end(text);
zlib.gunzip(Buffer.from('this is not gzip'), (error) =>
  later.push([error.code, error.errno, error.message].join(' ')),
);
try {
  zlib.gunzipSync(zlib.gzipSync(text).subarray(0, 30));
} catch (error) {
  console.log(error.code, error.message);
}
console.log(
  zlib.crc32('hello'),
  zlib.constants.Z_BEST_COMPRESSION,
  zlib.createInflate() instanceof zlib.Inflate,
  zlib.gunzipSync(Buffer.from('H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==', 'base64')).toString(),
);
setTimeout(() => console.log(later.toSorted()), 1000);
