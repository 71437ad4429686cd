'use strict';
// covers: net.listen:option:signal, net.Server:event:close
// A signal that was aborted before listen.
const net = require('node:net');
const server = net.createServer();
server.on('close', () => console.log('close', server.listening));
server.listen({ port: 0, host: '127.0.0.1', signal: AbortSignal.abort() });
