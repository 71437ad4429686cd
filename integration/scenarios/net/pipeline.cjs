'use strict';
// A socket at both ends of pipe and pipeline.
const net = require('node:net');
const { pipeline, Transform } = require('node:stream');
const upper = () =>
  new Transform({
    transform(chunk, _encoding, done) {
      done(null, String(chunk).toUpperCase());
    },
  });
const server = net.createServer((socket) =>
  pipeline(socket, upper(), socket, (error) => console.log('pipeline', error)),
);
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  let text = '';
  s.on('data', (data) => (text += data));
  s.on('end', () => console.log(text));
  s.on('close', () => server.close());
  s.end('in small letters');
});
