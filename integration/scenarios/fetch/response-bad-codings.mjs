// Bytes that are not what content-encoding says end the body with an error; too many codings end the request.
import zlib from 'node:zlib';
import { report, serve } from './lib/wire.mjs';

const gzip = zlib.gzipSync('hello hello');
const cases = [
  ['gzip', Buffer.from('abc')],
  ['gzip', Buffer.alloc(0)],
  ['gzip, gzip, gzip, gzip, gzip, gzip', gzip],
];
for (const [coding, bytes] of cases) {
  const head = Buffer.from(
    `HTTP/1.1 200 OK\r\ncontent-encoding: ${coding}\r\ncontent-length: ${bytes.length}\r\n\r\n`,
  );
  await serve({ answer: (socket) => socket.write(Buffer.concat([head, bytes])) }, (url) =>
    report(coding, async () => {
      const response = await fetch(url);
      return JSON.stringify(await response.text());
    }),
  );
}
