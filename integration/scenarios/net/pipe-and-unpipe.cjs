'use strict';
// covers: net.Socket:event:data, net.Socket#resume
// unpipe in the midst: the socket pauses, and goes on for a listener of data after resume; the other end is not ended.
const net = require('node:net');
const { PassThrough } = require('node:stream');
const server = net.createServer((s) => s.pipe(s));
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  const through = new PassThrough();
  through.on('unpipe', (source) => console.log('unpipe', source === c));
  c.pipe(through);
  through.once('data', (data) => {
    console.log('piped', String(data));
    c.unpipe(through);
    console.log(c.isPaused(), c.readableFlowing, c.listenerCount('data'));
    c.on('data', (rest) => {
      console.log('data', String(rest));
      c.end();
    });
    c.resume();
    c.write('second');
  });
  c.write('first');
  c.on('close', () => {
    console.log(through.writableEnded);
    server.close();
  });
});
