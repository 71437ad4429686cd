'use strict';
// covers: net.BlockList, net.BlockList#addSubnet, net.Server:option:blockList, net.Socket:option:blockList
// covers: error:ERR_IP_BLOCKED
// blockList on the client: ERR_IP_BLOCKED; on the server: the connection is closed unheard.
const net = require('node:net');
const blockList = new net.BlockList();
blockList.addSubnet('127.0.0.0', 8);
const server = net.createServer({ blockList }, () => console.log('connection is not seen'));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const s = net.connect({ port, host: '127.0.0.1', blockList });
  s.on('error', (error) => console.log(error.name, error.code, error.message));
  s.on('close', (hadError) => {
    console.log('close', hadError);
    const t = net.connect(port, '127.0.0.1');
    t.on('connect', () => console.log('connect'));
    t.on('error', () => {});
    t.on('close', () => {
      console.log('closed by the server');
      server.close();
    });
    t.resume();
  });
});
