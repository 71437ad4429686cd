'use strict';
// A hundred connections at once, each with its own data.
const net = require('node:net');
const server = net.createServer((socket) => socket.pipe(socket));
let left = 100;
let wrong = 0;
server.listen(0, '127.0.0.1', () => {
  for (let i = 0; i < 100; i++) {
    const s = net.connect(server.address().port, '127.0.0.1');
    const text = `connection ${i} `.repeat(i + 1);
    let got = '';
    s.on('data', (data) => (got += data));
    s.on('close', () => {
      if (got !== text) wrong += 1;
      left -= 1;
      if (left === 0) server.close(() => console.log('all done, wrong:', wrong));
    });
    s.end(text);
  }
});
