// A large answer arrives whole, by text(), by its stream, and through a stream of Node.
// covers: Response#body, Response#bytes
import { createHash } from 'node:crypto';
import http from 'node:http';
import { Readable } from 'node:stream';

const bytes = Buffer.from(new Uint8Array(1_000_000).map((_, index) => index * 7));
const server = http.createServer((request, response) => response.end(bytes));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const digest = (data) => createHash('sha256').update(data).digest('hex').slice(0, 16);
console.log(digest(bytes));
console.log(digest(await (await fetch(url)).bytes()));
const hash = createHash('sha256');
for await (const part of (await fetch(url)).body) hash.update(part);
console.log(hash.digest('hex').slice(0, 16));
const other = createHash('sha256');
for await (const part of Readable.fromWeb((await fetch(url)).body)) other.update(part);
console.log(other.digest('hex').slice(0, 16));
server.close();
server.closeAllConnections();
