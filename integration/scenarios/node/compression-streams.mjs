// The web's streams that pack and unpack.
import { CompressionStream as OfModule } from 'node:stream/web';
import zlib from 'node:zlib';
import { told, toldLater, describe } from './lib/told.cjs';

console.log(
  OfModule === CompressionStream,
  Object.prototype.toString.call(new CompressionStream('gzip')),
  Object.prototype.toString.call(new DecompressionStream('gzip')),
);
console.log(
  Object.keys(CompressionStream.prototype),
  Object.keys(DecompressionStream.prototype),
  CompressionStream.length,
);
const text = 'a text that repeats, '.repeat(2000);
const bytesOf = async (stream) => Buffer.from(await new Response(stream).arrayBuffer());
const formats = { gzip: 'gunzipSync', deflate: 'inflateSync', 'deflate-raw': 'inflateRawSync' };
for (const [format, unpack] of Object.entries(formats)) {
  const packed = await bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream(format)));
  console.log(format, packed.length < text.length, zlib[unpack](packed).toString() === text);
  const back = await bytesOf(new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)));
  console.log(format, back.toString() === text);
  const round = new Blob([text])
    .stream()
    .pipeThrough(new CompressionStream(format))
    .pipeThrough(new DecompressionStream(format))
    .pipeThrough(new TextDecoderStream());
  let length = 0;
  for await (const part of round) length += part.length;
  console.log(format, length);
}

for (const format of [undefined, null, '', 'zip', 'GZIP', 5, {}])
  told(['format', format], () => new CompressionStream(format));
for (const format of [undefined, 'zip']) told(['format', format], () => new DecompressionStream(format));

const { readable, writable } = new CompressionStream('gzip');
console.log(readable instanceof ReadableStream, writable instanceof WritableStream);
const writer = writable.getWriter();
const reader = readable.getReader();
writer.write(new Uint8Array([1, 2, 3]));
writer.write(new Uint16Array([4]));
writer.write(new Uint8Array([6]).buffer);
writer.close();
const parts = [];
for (;;) {
  const { done, value } = await reader.read();
  if (done) break;
  parts.push(value);
}
console.log(parts[0].constructor.name, zlib.gunzipSync(Buffer.concat(parts)));

async function fail(name, format, ...chunks) {
  const stream = new DecompressionStream(format);
  const output = stream.writable.getWriter();
  const writes = chunks.map((chunk) => output.write(chunk).then(() => 'written', describe));
  const closed = output.close().then(() => 'closed', describe);
  const read = await bytesOf(stream.readable).then((bytes) => bytes.length, describe);
  console.log(name, '|', read, '|', (await Promise.all(writes)).join(), '|', await closed);
}
const gz = zlib.gzipSync('abc');
await fail('whole', 'gzip', gz);
await fail('broken', 'gzip', Buffer.from('no gzip at all'));
await fail('cut short', 'gzip', gz.subarray(0, -3));
await fail('empty', 'gzip', Buffer.alloc(0));
await fail('garbage behind', 'gzip', Buffer.concat([gz, Buffer.from('junk')]));
await fail('garbage behind, later', 'gzip', gz, Buffer.from('junk'));
await fail('garbage behind zlib', 'deflate', Buffer.concat([zlib.deflateSync('abc'), Buffer.from('junk')]));
await fail('no bytes', 'gzip', 'text');
await fail('no bytes', 'gzip', 5);
await toldLater('cancelled', async () => {
  const stream = new CompressionStream('deflate');
  await stream.readable.cancel('enough');
  return stream.writable.getWriter().closed.then(
    () => 'closed',
    (error) => String(error),
  );
});
