'use strict';
// covers: net.Socket#write, net.Socket#end, net.Socket:event:end, net.Server#close
// Which AsyncLocalStorage store each callback sees: of write, of end, of a listener, of close, of what has to wait.
const net = require('node:net');
const { AsyncLocalStorage } = require('node:async_hooks');
const storage = new AsyncLocalStorage();
const tell = (name) => console.log(name, storage.getStore());
const server = storage.run('server', () =>
  net.createServer({ allowHalfOpen: true }, (s) => {
    tell('connection');
    s.on('data', () => {});
    s.on('end', () => storage.run('server end', () => s.end(() => tell('callback of the server end'))));
  }),
);
storage.run('listen', () =>
  server.listen(0, '127.0.0.1', () => {
    tell('listening');
    storage.run('client', () => {
      const c = net.connect(server.address().port, '127.0.0.1', () => {
        tell('connect');
        storage.run('write', () => c.write('y', () => tell('callback of write')));
        storage.run('large write', () =>
          c.write(Buffer.alloc(8 << 20), () => tell('callback of the large write')),
        );
        storage.run('end', () => c.end(() => tell('callback of end')));
      });
      storage.run('listeners', () => {
        for (const event of ['connect', 'ready', 'drain', 'finish', 'end', 'close'])
          c.on(event, () => tell(event));
      });
      c.resume();
      c.on('close', () => storage.run('server close', () => server.close(() => tell('callback of close'))));
    });
  }),
);
server.on('close', () => tell('server close'));
