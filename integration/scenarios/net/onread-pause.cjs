'use strict';
// covers: net.Socket:option:onread
// onread with a function for its buffer; answering false pauses, resume goes on.
const net = require('node:net');
const server = net.createServer((socket) => socket.end('0123456789'));
server.listen(0, '127.0.0.1', () => {
  let made = 0;
  let calls = 0;
  let got = '';
  const s = net.connect({
    port: server.address().port,
    host: '127.0.0.1',
    onread: {
      buffer: () => {
        made += 1;
        return new Uint8Array(4);
      },
      callback(size, data) {
        calls += 1;
        got += Buffer.from(data.subarray(0, size)).toString();
        if (calls > 1) return true;
        setTimeout(() => {
          console.log('after a while', got, calls);
          s.resume();
        }, 50);
        return false;
      },
    },
  });
  s.on('end', () => {
    console.log('end', got, calls, made >= calls);
    server.close();
  });
});
