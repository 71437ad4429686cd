'use strict';
// covers: net.Socket#setEncoding
// An echo server in upper case, and twenty clients that ask in turn.
const net = require('node:net');
const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  let line = '';
  socket.on('data', (text) => {
    line += text;
    for (let at = line.indexOf('\n'); at >= 0; at = line.indexOf('\n')) {
      socket.write(`${line.slice(0, at).toUpperCase()}\n`);
      line = line.slice(at + 1);
    }
  });
});
server.listen(0, '127.0.0.1', async () => {
  const answers = [];
  for (let i = 0; i < 20; i++) {
    const s = net.connect(server.address().port, '127.0.0.1');
    s.write(`hello ${i}\n`);
    for await (const data of s) {
      answers.push(String(data).trim());
      break;
    }
    console.log(s.destroyed);
  }
  console.log(answers.join());
  server.close(() => console.log('closed'));
});
