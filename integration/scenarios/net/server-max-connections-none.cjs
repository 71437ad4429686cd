'use strict';
// covers: net.Server#maxConnections, net.Server:event:drop
// maxConnections of 0 refuses everybody: 'drop' has six names, and clients see an end.
const net = require('node:net');
const server = net.createServer(() => console.log('never'));
server.maxConnections = 0;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.on('drop', (data) => {
    console.log('drop', Object.keys(data).join(), data.localPort === port, typeof data.remotePort);
    console.log(
      data.localAddress,
      data.localFamily,
      data.remoteAddress,
      data.remoteFamily,
      server._connections,
    );
  });
  const c = net.connect(port, '127.0.0.1').resume();
  c.on('connect', () => console.log('connect'));
  c.on('end', () => console.log('end'));
  c.on('error', (error) => console.log(error.code));
  c.on('close', (hadError) => {
    console.log('close', hadError);
    server.close();
  });
});
