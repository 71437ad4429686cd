'use strict';
// How many headers of a response are taken: maxHeadersCount cuts `headers`, and `rawHeaders` of long heads.
// covers: http.ClientRequest#maxHeadersCount
const http = require('node:http');
const net = require('node:net');

function answered(count, most) {
  const fields = Array.from({ length: count - 1 }, (_, i) => `a${i}: b\r\n`).join('');
  return new Promise((resolve) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${fields}Content-Length: 0\r\n\r\n`));
    });
    server.listen(0, '127.0.0.1', () => {
      const target = { port: server.address().port, host: '127.0.0.1', agent: false };
      const req = http.get(target, (res) => {
        console.log(count, most, res.rawHeaders.length, Object.keys(res.headers).length);
        res.resume();
        res.on('close', () => server.close(resolve));
      });
      if (most !== undefined) req.maxHeadersCount = most;
    });
  });
}

(async () => {
  for (const count of [3, 31, 32, 33, 64, 65, 999, 1000, 1001, 1100])
    for (const most of [undefined, 0, 2, 40]) await answered(count, most);
})();
