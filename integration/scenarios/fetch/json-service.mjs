// A service and its client, as programs have them.
// covers: fetch, Response#json, Response#ok
import http from 'node:http';

const notes = new Map();
const server = http.createServer(async (request, response) => {
  const key = decodeURIComponent(request.url.slice(1));
  if (request.method === 'PUT') {
    let text = '';
    for await (const part of request) text += part;
    notes.set(key, JSON.parse(text));
    response.writeHead(204).end();
  } else if (notes.has(key)) {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(notes.get(key)));
  } else {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not there"}');
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://localhost:${server.address().port}`;
const put = await fetch(`${url}/${encodeURIComponent('naïve name')}`, {
  method: 'PUT',
  body: JSON.stringify({ text: 'ü', list: [1, 2] }),
});
console.log(put.status, put.body);
const got = await fetch(`${url}/naïve name`);
console.log(got.ok, got.headers.get('content-type'), await got.json());
const missing = await fetch(`${url}/other`);
console.log(missing.ok, missing.status, await missing.json());
server.close();
server.closeAllConnections();
