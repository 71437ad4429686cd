'use strict';
// covers: net.Server#dropMaxConnection, net.Server#maxConnections
// Both limits of a server are plain properties.
const net = require('node:net');
const server = net.createServer();
console.log(server.dropMaxConnection, server.maxConnections);
server.dropMaxConnection = true;
server.maxConnections = 3;
console.log(server.dropMaxConnection, server.maxConnections);
