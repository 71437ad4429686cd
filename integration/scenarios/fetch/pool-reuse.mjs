// Connections are kept for the next request, and several at once get one each.
// covers: fetch
import http from 'node:http';

const sockets = new Map();
const server = http.createServer((request, response) => {
  if (!sockets.has(request.socket)) sockets.set(request.socket, sockets.size + 1);
  const number = sockets.get(request.socket);
  setTimeout(() => response.end(`connection ${number}`), 20);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
for (let count = 0; count < 3; count += 1) {
  console.log(await (await fetch(url)).text());
  // The client learns a turn later than the program that the connection is free.
  await new Promise((resolve) => setTimeout(resolve, 20));
}
const all = await Promise.all(Array.from({ length: 4 }, async () => (await fetch(url)).text()));
console.log(new Set(all).size);
console.log(await (await fetch(url, { headers: { connection: 'close' } })).text().then(() => 'closed after'));
server.close();
server.closeAllConnections();
