'use strict';
// AsyncLocalStorage goes along through connect, data, end, close and time-out; a server's callbacks have that of its listen.
const net = require('node:net');
const { AsyncLocalStorage } = require('node:async_hooks');
const als = new AsyncLocalStorage();
const log = [];
const seen = (name) => log.push(`${name}: ${als.getStore()}`);
const server = net.createServer((socket) => {
  seen('connection');
  socket.on('data', () => {
    seen('server data');
    socket.end('answer');
  });
  socket.on('close', () => seen('server close'));
});
als.run('server', () =>
  server.listen(0, '127.0.0.1', () => {
    seen('listening');
    let left = 2;
    for (const name of ['one', 'two']) {
      als.run(name, () => {
        const s = net.connect(server.address().port, '127.0.0.1');
        s.on('connect', () => {
          seen(`${name} connect`);
          s.setTimeout(5000);
          s.write('x', () => seen(`${name} written`));
        });
        s.on('data', () => seen(`${name} data`));
        s.on('end', () => seen(`${name} end`));
        s.on('close', () => {
          seen(`${name} close`);
          left -= 1;
          if (left === 0) server.close(() => setTimeout(() => console.log([...log].sort().join('\n')), 10));
        });
      });
    }
  }),
);
