'use strict';
// covers: net.Server:event:connection, net.Socket:event:error, net.Socket:event:close
// With captureRejections an async connection listener that rejects ends its socket with that error; sockets tell theirs by 'error'.
const events = require('node:events');
events.captureRejections = true;
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const server = net.createServer();
server.on('connection', (s) => {
  s.on('error', (error) => console.log('server side error', show(error)));
  s.on('close', (hadError) => console.log('server side close', hadError));
});
server.on('connection', async () => {
  throw new Error('in connection');
});
server.on('error', (error) => console.log('server error', show(error)));
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1').resume();
  c.on('error', (error) => console.log('client', error.code));
  c.on('close', () => {
    const d = new net.Socket();
    d.on('error', (error) => console.log('socket error', show(error)));
    d.on('timeout', async () => {
      throw new Error('in timeout');
    });
    d.on('close', () => {
      console.log('socket close');
      server.close();
    });
    d.emit('timeout');
  });
});
