// The yardstick's server in node:http: the same requests, the same answers.
const http = require('node:http');

const BLOCK = Buffer.alloc(256 * 1024, 'x');

function send(response, left) {
  while (left > 0) {
    const block = left < BLOCK.length ? BLOCK.subarray(0, left) : BLOCK;
    left -= block.length;
    if (!response.write(block)) {
      response.once('drain', () => send(response, left));
      return;
    }
  }
  response.end();
}

const server = http.createServer((request, response) => {
  if (request.method === 'POST') {
    request.resume();
    request.on('end', () => response.end('Hello world!\n'));
    return;
  }
  const bytes = Number(request.url.slice(1));
  if (bytes > 0) {
    response.writeHead(200, { 'Content-Length': bytes });
    send(response, bytes);
  } else {
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 13 });
    response.end('Hello world!\n');
  }
});
server.listen(8000, () => console.log('ready'));
