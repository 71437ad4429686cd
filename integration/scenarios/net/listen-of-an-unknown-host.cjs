'use strict';
// covers: net.Server:event:error, net.listen:option:host, error:ENOTFOUND
// listen on a host that nobody knows, and on one whose lookup a close overtakes.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const unknown = net.createServer();
unknown.on('error', (error) => console.log('unknown', show(error), unknown.listening, unknown._handle));
unknown.listen({ port: 0, host: 'nowhere.invalid' }, () => console.log('never'));
const closed = net.createServer();
closed.on('error', (error) => console.log('closed', show(error)));
closed.listen(0, 'localhost', () => console.log('never'));
closed.close((error) => console.log('callback', show(error)));
