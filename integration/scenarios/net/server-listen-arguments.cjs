'use strict';
// covers: net.Server#listen, net.Server:option:keepAliveInitialDelay, net.Server:option:highWaterMark
// covers: net.Server:option:blockList, net.listen:option:signal, error:ERR_INVALID_ARG_VALUE
// covers: error:ERR_SERVER_ALREADY_LISTEN, error:ERR_SOCKET_BAD_PORT
// Wrong arguments of listen and of the constructor.
const net = require('node:net');
const attempt = (name, call) => {
  try {
    call();
    console.log(name, 'accepted');
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
attempt('empty', () => net.createServer().listen({}));
attempt('host only', () => net.createServer().listen({ host: '127.0.0.1' }));
attempt('negative', () => net.createServer().listen(-1));
attempt('too large', () => net.createServer().listen(65536));
attempt('fraction', () => net.createServer().listen(1.5));
attempt('boolean', () => net.createServer().listen(true));
attempt('port false', () => net.createServer().listen({ port: false }));
attempt('signal', () => net.createServer().listen({ port: 0, signal: 3 }));
attempt('options', () => net.createServer(3));
attempt('keepAliveInitialDelay', () => net.createServer({ keepAliveInitialDelay: 'x' }));
attempt('highWaterMark', () => net.createServer({ highWaterMark: 'x' }));
attempt('blockList', () => net.createServer({ blockList: {} }));
const server = net.createServer().listen(0, '127.0.0.1', () => {
  attempt('twice', () => server.listen(0));
  server.close();
});
