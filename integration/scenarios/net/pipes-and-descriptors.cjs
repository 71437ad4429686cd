'use strict';
// covers: net.Server#listening, net.Server:event:error, error:ENOENT
// Pipes that are not there end as they do on Node.
const net = require('node:net');
const s = net.connect('/no/such/folder/pipe');
s.on('error', (error) =>
  console.log(error.message, error.code, error.errno, error.syscall, error.address, error.port),
);
s.on('close', (hadError) => {
  console.log('close', hadError);
  const server = net.createServer();
  server.on('error', (error) => console.log(error.syscall, error.address, server.listening));
  server.listen('/no/such/folder/pipe');
});
