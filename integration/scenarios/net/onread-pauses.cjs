'use strict';
// covers: net.Socket:option:onread, net.Socket#bytesRead, net.Socket#resume
// onread with one buffer: pieces no larger than it, 'data' never comes, false pauses until resume, then end and close.
const net = require('node:net');
const { serve, show, watch } = require('./lib/watch.cjs');
const buffer = Buffer.alloc(8);
serve(
  {},
  (s) => s.write('0123456789abcdef') && s.end('tail'),
  (port, server) => {
    let calls = 0;
    const callback = function callback(size, given) {
      calls += 1;
      console.log(
        'read',
        size,
        given === buffer,
        given.toString('latin1', 0, size),
        this === c,
        arguments.length,
        c.bytesRead,
      );
      if (calls > 1) return calls === 2 ? undefined : true;
      setImmediate(() => {
        console.log('resume', show(calls));
        c.resume();
      });
      return false;
    };
    const c = net.connect({ port, host: '127.0.0.1', onread: { buffer, callback } });
    watch(c, 'client', { events: ['connect', 'data', 'end', 'finish', 'error', 'close'] });
    c.on('close', () => server.close());
  },
);
