// Says what it was started with, answers one request, and ends with 5.
const http = require('node:http');

console.log('argv:', JSON.stringify(process.argv.slice(2)));
console.log('env:', JSON.stringify(process.env));

const server = http.createServer((request, response) => {
  console.log('asked for', request.url);
  response.writeHead(200, { connection: 'close' });
  response.end('from firmware\n');
  server.close();
});
server.listen(8000, () => console.log('listening'));
process.exitCode = 5;
