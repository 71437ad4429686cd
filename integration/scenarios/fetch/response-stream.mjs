// The body comes in parts as the server sends them, by a reader and by iteration.
// covers: Response#body
import { serve } from './lib/wire.mjs';

function inParts(socket) {
  socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n');
  setTimeout(() => socket.write('2\r\nde\r\n'), 30);
  setTimeout(() => socket.write('0\r\n\r\n'), 60);
}

await serve({ answer: inParts }, async (url) => {
  const response = await fetch(url);
  const reader = response.body.getReader();
  console.log(response.body.locked, response.bodyUsed);
  for (;;) {
    const { done, value } = await reader.read();
    console.log(done, value === undefined ? undefined : Buffer.from(value).toString());
    if (done) break;
  }
  console.log(response.bodyUsed);
});
await serve({ answer: inParts }, async (url) => {
  const response = await fetch(url);
  for await (const part of response.body) console.log(part);
});
