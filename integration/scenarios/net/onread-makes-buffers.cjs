'use strict';
// covers: net.Socket:option:onread
// onread with a function that makes the buffer for each read.
const net = require('node:net');
let made = 0;
const server = net.createServer((s) => s.write('0123456789abcdef') && s.end('tail'));
server.listen(0, '127.0.0.1', () => {
  let text = '';
  const onread = {
    buffer: () => {
      made += 1;
      return Buffer.alloc(5);
    },
    callback: (size, buffer) => {
      if (size > 5 || buffer.length !== 5) console.log('wrong', size, buffer.length);
      text += buffer.toString('latin1', 0, size);
    },
  };
  const c = net.connect({ port: server.address().port, host: '127.0.0.1', onread });
  c.on('data', () => console.log('never'));
  c.on('end', () => console.log('end', text, made >= 4));
  c.on('close', () => server.close());
});
