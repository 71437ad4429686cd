// gzip, deflate with and without its frame, and several codings are undone; unknown ones are left alone.
import zlib from 'node:zlib';
import { report, serve } from './lib/wire.mjs';

const text = Buffer.from('hello '.repeat(1000));
const gzip = zlib.gzipSync(text);
const cases = {
  gzip: [gzip],
  'x-gzip': [gzip],
  GZIP: [gzip],
  deflate: [zlib.deflateSync(text), zlib.deflateRawSync(text), zlib.deflateRawSync('')],
  'gzip, deflate': [zlib.deflateSync(gzip)],
  identity: [text],
  foo: [text],
  'gzip, foo': [text],
};
for (const [coding, list] of Object.entries(cases)) {
  for (const bytes of list) {
    const head = Buffer.from(
      `HTTP/1.1 200 OK\r\ncontent-encoding: ${coding}\r\ncontent-length: ${bytes.length}\r\n\r\n`,
    );
    await serve({ answer: (socket) => socket.write(Buffer.concat([head, bytes])) }, (url) =>
      report(coding, async () => {
        const response = await fetch(url);
        const got = await response.text();
        return [got.length, got === text.toString(), response.headers.get('content-encoding')];
      }),
    );
  }
}
