'use strict';
// covers: net.connect, net.Socket#connect, net.Socket#destroy, net.connect:option:lookup
// covers: net.connect:option:autoSelectFamily
// A socket destroyed while its name is looked up hears no 'connect' and no 'error'.
const net = require('node:net');
const lookup = (hostname, options, callback) => setTimeout(callback, 30, null, '127.0.0.1', 4);
const s = net.connect({ port: 9, host: 'slow.host', lookup, autoSelectFamily: false });
for (const name of ['lookup', 'connect', 'error']) s.on(name, () => console.log(name));
s.on('close', (hadError) => console.log('close', hadError));
setTimeout(() => s.destroy(), 5);
setTimeout(() => console.log('end of program'), 80);
