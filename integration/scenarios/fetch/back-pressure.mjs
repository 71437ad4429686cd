// A program that does not read holds the server back, and gets everything when it reads.
// covers: Response#body
import http from 'node:http';

const total = 8 * 1024 * 1024;
let written = 0;
const server = http.createServer((request, response) => {
  const part = Buffer.alloc(65_536, 'x');
  const more = () => {
    while (written < total) {
      written += part.length;
      if (!response.write(part)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const response = await fetch(`http://127.0.0.1:${server.address().port}`);
await new Promise((resolve) => setTimeout(resolve, 300));
console.log('held back', written < total);
let received = 0;
for await (const part of response.body) received += part.length;
console.log('received', received === total);
server.close();
server.closeAllConnections();
