'use strict';
// covers: net.connect:option:timeout, net.Socket:event:timeout, net.connect:option:lookup
// The option timeout counts while the lookup is under way too, and the event ends nothing.
const net = require('node:net');
const lookup = (host, options, callback) => setTimeout(callback, 200, new Error('slow'));
const c = net.connect({ port: 1, host: 'h.test', timeout: 30, lookup });
c.on('timeout', () => console.log('timeout', c.connecting, c.destroyed));
c.on('error', (error) => console.log('error', error.message));
c.on('close', () => console.log('close', c.timeout));
