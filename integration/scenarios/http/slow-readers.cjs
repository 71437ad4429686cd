'use strict';
// Clients that read nothing: what waits for them stays bounded, others are answered, and their end ends the response.
// covers: http.ServerResponse#write, http.ServerResponse:event:drain, http.ServerResponse:event:close
// covers: http.ClientRequest#writableFinished
const http = require('node:http');
const net = require('node:net');

const BLOCK = Buffer.alloc(64 * 1024, 'x');
const MOST = 64 * 1024 * 1024;
const READERS = 10;
let stopped = 0;
let closed = 0;

const server = http.createServer((req, res) => {
  if (req.url === '/small') {
    res.end('small');
    return;
  }
  let written = 0;
  let waiting = 0;
  const more = () => {
    while (written < MOST) {
      written += BLOCK.length;
      if (res.write(BLOCK)) continue;
      waiting = Math.max(waiting, res.writableLength);
      res.once('drain', more);
      clearTimeout(timer);
      timer = setTimeout(halted, 100);
      return;
    }
  };
  let timer;
  const halted = () => {
    console.log('stopped', written < MOST, 'waiting', waiting <= 4 * BLOCK.length, res.writableNeedDrain);
    if (++stopped === READERS) others();
  };
  res.on('close', () => {
    closed++;
    if (closed === READERS) {
      console.log('all closed', res.writableFinished, res.destroyed);
      server.close(() => console.log('closed'));
    }
  });
  more();
});
const readers = [];

async function others() {
  for (let i = 0; i < 5; i++)
    await new Promise((resolve) => {
      http.get({ port: server.address().port, host: '127.0.0.1', path: '/small', agent: false }, (res) => {
        res.resume();
        res.on('end', () => {
          console.log('honest', res.statusCode);
          resolve();
        });
      });
    });
  for (const reader of readers) reader.destroy();
}

server.listen(0, '127.0.0.1', () => {
  for (let i = 0; i < READERS; i++) {
    const socket = net.connect(server.address().port, '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'),
    );
    socket.on('error', () => {});
    socket.pause();
    readers.push(socket);
  }
});
