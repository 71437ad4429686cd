'use strict';
// A large upload: write says when to wait, 'drain' when to go on, and every byte arrives.
// covers: http.ClientRequest:event:drain, http.ClientRequest#write
const http = require('node:http');

const SIZE = 2 * 1024 * 1024;
const server = http.createServer((req, res) => {
  let got = 0;
  let sum = 0;
  req.pause();
  setTimeout(() => req.resume(), 50);
  req.on('data', (part) => {
    got += part.length;
    for (let at = 0; at < part.length; at += 4096) sum = (sum + part[at]) % 65536;
  });
  req.on('end', () => res.end(String(got)));
});
server.listen(0, '127.0.0.1', () => {
  const req = http.request(
    { host: '127.0.0.1', port: server.address().port, agent: false, method: 'POST' },
    (res) => {
      res.setEncoding('utf8');
      res.on('data', (text) => console.log(text, Number(text) === SIZE, 'waited', waits > 0));
      res.on('close', () => server.close());
    },
  );
  let waits = 0;
  let left = SIZE;
  const block = Buffer.alloc(32 * 1024, 'x');
  const go = () => {
    while (left > 0) {
      left -= block.length;
      if (!req.write(block)) {
        waits += 1;
        req.once('drain', go);
        return;
      }
    }
    req.end(() => console.log('finished', req.writableFinished, req.writableLength));
  };
  go();
});
