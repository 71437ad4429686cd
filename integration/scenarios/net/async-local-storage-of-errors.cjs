'use strict';
// covers: net.Socket:event:error, net.Socket:event:lookup, net.Socket#destroy
// The store that 'error', 'close', 'lookup' and callbacks of writes see when a connect fails and when destroy ends a socket.
const net = require('node:net');
const { AsyncLocalStorage } = require('node:async_hooks');
const storage = new AsyncLocalStorage();
const tell = (name) => console.log(name, storage.getStore());
storage.run('connect', () => {
  const c = net.connect(1, '127.0.0.1');
  c.on('error', () => tell('error'));
  storage.run('write', () => c.write('x', () => tell('callback of write')));
  c.on('close', () => {
    tell('close');
    storage.run('made', () => {
      const s = new net.Socket();
      s.on('close', () => {
        tell('close of a fresh socket');
        storage.run('asked', () => {
          const lookup = (host, options, callback) => {
            tell('in lookup');
            storage.run('answered', () => setImmediate(callback, new Error('unknown')));
          };
          const q = net.connect({ port: 1, host: 'q.test', lookup });
          q.on('lookup', () => tell('lookup'));
          q.on('error', () => tell('error of lookup'));
        });
      });
      storage.run('destroyed', () => s.destroy());
    });
  });
});
