'use strict';
// covers: net.createConnection, net.connect:option:family
// Every form of connect and createConnection for TCP.
const net = require('node:net');
const server = net.createServer((socket) => socket.end());
server.listen(0, () => {
  const { port } = server.address();
  const forms = [
    ['connect(port, host, cb)', (cb) => net.connect(port, '127.0.0.1', cb)],
    ['connect(text, host, cb)', (cb) => net.connect(String(port), '127.0.0.1', cb)],
    ['connect({}, cb)', (cb) => net.connect({ port, host: '127.0.0.1' }, cb)],
    [
      'connect({}) and event',
      (cb) => net.connect({ port: String(port), host: '127.0.0.1' }).on('connect', cb),
    ],
    ['createConnection(port, host, cb)', (cb) => net.createConnection(port, '127.0.0.1', cb)],
    ['createConnection({}, cb)', (cb) => net.createConnection({ port, host: '127.0.0.1', family: 4 }, cb)],
    ['new Socket().connect(port, host, cb)', (cb) => new net.Socket().connect(port, '127.0.0.1', cb)],
    ['new Socket().connect({}, cb)', (cb) => new net.Socket().connect({ port, host: '127.0.0.1' }, cb)],
    ['host null', (cb) => net.connect({ port, host: null, family: 4 }, cb)],
  ];
  const next = () => {
    const form = forms.shift();
    if (form === undefined) return server.close();
    const s = form[1](function connected() {
      console.log(form[0], this === s, s.remoteAddress, s.listenerCount('connect'));
    });
    s.on('close', next);
    s.resume();
  };
  next();
});
console.log(net.connect === net.createConnection);
