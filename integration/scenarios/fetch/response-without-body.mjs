// HEAD, 204, 205 and 304 have no body, whatever their heads say; an empty one is a stream that ends.
// covers: Response#body, Response#bodyUsed
import { serve } from './lib/wire.mjs';

const answers = {
  204: 'HTTP/1.1 204 No Content\r\n\r\n',
  205: 'HTTP/1.1 205 Reset\r\ncontent-length: 0\r\n\r\n',
  304: 'HTTP/1.1 304 Not Modified\r\ncontent-length: 3\r\n\r\n',
  200: 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n',
};
for (const [status, answer] of Object.entries(answers)) {
  await serve({ answer }, async (url) => {
    const response = await fetch(url);
    const had = response.body !== null;
    console.log(status, had, JSON.stringify(await response.text()), response.bodyUsed);
  });
}
await serve(
  { answer: 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-encoding: gzip\r\n\r\n', print: true },
  async (url) => {
    const response = await fetch(url, { method: 'HEAD' });
    console.log(
      response.status,
      response.body,
      response.headers.get('content-length'),
      await response.text(),
    );
  },
);
