// Arguments: PORT. A node:http server of hello world. '/report' answers what it has of memory and of firmware, '/large' never ends,
// '/end' closes it; what is posted is read and counted.
const http = require('node:http');

const BLOCK = Buffer.alloc(64 * 1024, 'x');
let posted = 0;

/** Writes while the reader takes it. */
function pour(response) {
  while (response.write(BLOCK));
  response.once('drain', () => pour(response));
}

function report(connections) {
  const { javascriptHeap, firmware } = process.report.getReport();
  const { usedMemory, totalMemory, availableMemory } = javascriptHeap;
  return JSON.stringify({ connections, posted, usedMemory, totalMemory, availableMemory, ...firmware });
}

const server = http.createServer((request, response) => {
  if (request.method === 'POST') {
    request.on('error', () => undefined);
    request.on('data', ({ length }) => {
      posted += length;
    });
    request.on('end', () => response.end('posted\n'));
  } else if (request.url === '/report') {
    server.getConnections((_, count) => response.end(report(count)));
  } else if (request.url === '/large') {
    pour(response);
  } else if (request.url === '/end') {
    response.end('bye\n');
    server.close(() => console.log('closed'));
    server.closeIdleConnections();
  } else {
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 13 });
    response.end('Hello world!\n');
  }
});
server.headersTimeout = 0;
server.requestTimeout = 0;
server.listen(Number(process.argv[2]), '0.0.0.0', () => console.log('listening'));
