'use strict';
// covers: net.Socket#resetAndDestroy, error:ERR_SOCKET_CLOSED, error:ERR_STREAM_DESTROYED
// Destroyed and never connected sockets: what write, end and destroy say.
const net = require('node:net');
const s = new net.Socket();
s.on('error', (error) => console.log('s error', error.code));
s.on('close', (hadError) => console.log('s close', hadError));
console.log(s.destroy() === s, s.destroyed, s.destroy() === s);
console.log(s.write('a', (error) => console.log('s write', error.code, error.message)));
s.end(() => console.log('s end callback'));

const t = new net.Socket();
t.on('error', (error) => console.log('t error', error.code, error.message));
t.on('close', (hadError) => console.log('t close', hadError));
t.write('b', (error) => console.log('t write', error.code, error.message));

const u = new net.Socket();
u.on('error', (error) => console.log('u error', error.code, error.message));
console.log(u.resetAndDestroy() === u);
