// A large body arrives whole, of known length and in chunks.
// covers: fetch:option:body, fetch:option:duplex
import { createHash } from 'node:crypto';
import http from 'node:http';

const server = http.createServer(async (request, response) => {
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of request) {
    hash.update(part);
    size += part.length;
  }
  response.end(
    JSON.stringify([
      size,
      hash.digest('hex').slice(0, 16),
      request.headers['content-length'],
      request.headers['transfer-encoding'],
    ]),
  );
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const bytes = new Uint8Array(1_000_000).map((_, index) => index * 7);
for (const body of [bytes, new Blob([bytes]), new Blob([bytes]).stream()]) {
  const response = await fetch(url, { method: 'POST', duplex: 'half', body });
  console.log(await response.json());
}
server.close();
server.closeAllConnections();
