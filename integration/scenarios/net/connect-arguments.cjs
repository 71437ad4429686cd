'use strict';
// covers: net.Socket:option:fd, net.Socket:option:blockList, net.Socket:option:typeOfService
// covers: net.connect:option:localPort, net.connect:option:path, net.connect:option:timeout
// covers: error:ERR_INVALID_IP_ADDRESS, error:ERR_MISSING_ARGS, error:ERR_SOCKET_BAD_PORT
// Wrong arguments of connect, and what each throws.
const net = require('node:net');
const attempt = (name, call) => {
  try {
    const s = call();
    console.log(name, 'accepted');
    s.on('error', () => {});
    s.destroy();
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
attempt('nothing', () => new net.Socket().connect());
attempt('empty', () => new net.Socket().connect({}));
attempt('port', () => new net.Socket().connect(70000));
attempt('negative', () => new net.Socket().connect({ port: -1 }));
attempt('text', () => new net.Socket().connect({ port: 'a' }));
attempt('boolean', () => new net.Socket().connect({ port: true }));
attempt('localAddress', () => new net.Socket().connect({ port: 1, localAddress: 'x' }));
attempt('localPort', () => new net.Socket().connect({ port: 1, localPort: 'x' }));
attempt('lookup', () => new net.Socket().connect({ port: 1, lookup: 3, host: 'a' }));
attempt('path', () => new net.Socket().connect({ path: 3 }));
attempt('autoSelectFamily', () =>
  new net.Socket().connect({ port: 1, host: '127.0.0.1', autoSelectFamily: 3 }),
);
attempt('timeout', () => net.connect({ port: 1, host: '127.0.0.1', timeout: 'x' }));
attempt('objectMode', () => new net.Socket({ objectMode: true }));
attempt('typeOfService', () => new net.Socket({ typeOfService: 300 }));
attempt('blockList', () => new net.Socket({ blockList: 3 }));
attempt('fd', () => new net.Socket({ fd: -1 }));
