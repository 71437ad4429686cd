// The least of a server. It tells what of the heap it takes.
const http = require('node:http');

http
  .createServer((request, response) => response.end(`hello ${process.memoryUsage().heapUsed}\n`))
  .listen(8000, () => console.log('listening'));
