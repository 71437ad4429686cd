'use strict';
// covers: net.connect, net.Socket#connect, net.Socket:event:close, net.Socket:event:error
// covers: net.connect:option:port, net.connect:option:host, net.connect:option:localAddress, error:EINVAL
// Our own end of another family than the peer's.
const net = require('node:net');
const s = net.connect({ port: 9, host: '127.0.0.1', localAddress: '::1' });
s.on('error', (error) => console.log(error.message, error.code, error.errno, error.syscall, error.address));
s.on('close', (hadError) => console.log('close', hadError));
