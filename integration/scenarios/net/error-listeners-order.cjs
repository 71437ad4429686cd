'use strict';
// covers: net.Socket:event:error, error:ECONNREFUSED
// errorMonitor first, then prepended and other listeners of 'error'; events.once rejects; 'close' is last.
const net = require('node:net');
const { errorMonitor, once } = require('node:events');
const c = net.connect(1, '127.0.0.1');
c.on(errorMonitor, (error) => console.log('monitor', error.code, c.destroyed, c.errored === error));
c.on('error', () => console.log('second'));
c.prependListener('error', () => console.log('first'));
once(c, 'connect').catch((error) => console.log('once', error.code));
c.once('close', (hadError) => console.log('close', hadError));
c.prependOnceListener('close', () => console.log('before close'));
const throws = () => {};
c.on('close', throws);
console.log(c.listenerCount('close', throws), c.listenerCount('error'), c.rawListeners('error').length);
