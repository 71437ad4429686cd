'use strict';
// covers: net.Socket#write, net.Socket#end
// Fields of _readableState and _writableState that packages read: fresh, after a write that waits, after end, after close.
const net = require('node:net');
const writable = [
  'length',
  'needDrain',
  'ended',
  'ending',
  'finished',
  'errored',
  'destroyed',
  'closed',
  'corked',
  'writing',
  'finalCalled',
  'prefinished',
  'errorEmitted',
  'closeEmitted',
  'objectMode',
  'highWaterMark',
  'decodeStrings',
];
const readable = [
  'length',
  'ended',
  'endEmitted',
  'flowing',
  'needReadable',
  'emittedReadable',
  'readableListening',
  'resumeScheduled',
  'errored',
  'destroyed',
  'closed',
  'closeEmitted',
  'objectMode',
  'highWaterMark',
  'dataEmitted',
];
const list = (state, names) => names.map((name) => `${name} ${JSON.stringify(state[name])}`).join(', ');
const print = (label, s) => {
  console.log(label, 'writable:', list(s._writableState, writable));
  console.log(label, 'readable:', list(s._readableState, readable));
};
const server = net.createServer((s) => s.end('bye').resume());
server.listen(0, '127.0.0.1', () => {
  const c = new net.Socket();
  print('fresh', c);
  c.connect(server.address().port, '127.0.0.1');
  console.log(c.write(Buffer.alloc(100_000)), c.write('more'));
  print('waiting', c);
  c.resume();
  c.on('end', () => print('end', c));
  c.on('close', () => {
    print('close', c);
    server.close();
  });
});
