'use strict';
// covers: net.Socket#ref, net.Socket#unref, net.Socket#pause, net.Socket#resume
// What packages ask of _handle: its class, hasRef after ref and unref, reading after pause and resume, names, an async id.
const net = require('node:net');
const server = net.createServer((s) => {
  s.resume();
  s.on('close', () => console.log('server side', s._handle));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const own = {};
  console.log(
    server._handle.constructor.name,
    server._handle.hasRef(),
    server._handle.getsockname(own),
    own.port === port,
  );
  server.unref();
  console.log(server._handle.hasRef(), server.ref()._handle.hasRef(), server._handle.getAsyncId() > 0);
  const c = net.connect(port, '127.0.0.1', () => {
    const handle = c._handle;
    const [local, remote] = [{}, {}];
    console.log(
      handle.constructor.name,
      handle.reading,
      handle.hasRef(),
      handle.bytesRead,
      handle.bytesWritten,
    );
    console.log(
      c.unref()._handle.hasRef(),
      c.ref()._handle.hasRef(),
      handle.getAsyncId() > 0,
      typeof handle.fd,
    );
    console.log(
      handle.getsockname(local),
      handle.getpeername(remote),
      Object.keys(local),
      remote.port === port,
    );
    c.pause();
    setImmediate(() => {
      console.log('paused', handle.reading);
      c.resume();
      setImmediate(() => {
        console.log('resumed', handle.reading);
        c.end();
      });
    });
  });
  console.log(c._handle.constructor.name, c._handle.reading, c._handle.hasRef());
  c.on('close', () => {
    console.log('client side', c._handle);
    server.close();
  });
});
