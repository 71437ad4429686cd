'use strict';
// A write to a request whose connection has gone, and an end that comes twice.
// covers: error:ERR_SOCKET_CLOSED, error:ERR_STREAM_WRITE_AFTER_END, error:ERR_STREAM_DESTROYED
// covers: error:ERR_STREAM_ALREADY_FINISHED, http.ClientRequest#end, http.ClientRequest#finished
const http = require('node:http');
const { rawServer, BYE } = require('./lib/wire.cjs');

rawServer(
  (socket) => socket.end(BYE),
  async (port) => {
    const base = { host: '127.0.0.1', port, agent: false, method: 'POST' };
    await new Promise((resolve) => {
      const req = http.request(base, (res) => res.resume());
      req.on('error', (error) => console.log('error', error.code));
      req.end('a');
      console.log(req.finished, req.end() === req);
      req.write('b', (error) => console.log('write after end', error.code));
      req.on('close', () => {
        req.end((error) => console.log('end after the end', error?.code));
        setImmediate(resolve);
      });
    });
    await new Promise((resolve) => {
      const req = http.request(base);
      req.on('error', (error) => console.log('error', error.code));
      req.destroy();
      req.write('b', (error) => console.log('write after destroy', error.code));
      req.on('close', resolve);
    });
    await new Promise((resolve) => {
      const req = http.request(base);
      req.on('error', (error) => console.log('error', error.code, error.message));
      req.on('socket', (socket) => {
        socket.destroy();
        req.write('late', (error) => console.log('write', error?.code));
      });
      req.on('close', resolve);
    });
  },
);
