// A large answer arrives whole, by bytes(), by its stream, and through a stream of Node.
// covers: Response#body, Response#bytes
import http from 'node:http';
import { Readable } from 'node:stream';

const bytes = Buffer.from(new Uint8Array(500_000).map((_, index) => index * 7));
const server = http.createServer((request, response) => response.end(bytes));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;

async function partsOf(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

console.log(bytes.equals(await (await fetch(url)).bytes()));
console.log(bytes.equals(await partsOf((await fetch(url)).body)));
console.log(bytes.equals(await partsOf(Readable.fromWeb((await fetch(url)).body))));
server.close();
server.closeAllConnections();
