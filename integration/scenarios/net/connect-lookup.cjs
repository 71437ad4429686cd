'use strict';
// covers: net.Socket:event:lookup, error:ERR_INVALID_ADDRESS_FAMILY, error:ERR_INVALID_IP_ADDRESS
// The program's own look-up, in both forms, and what wrong answers end in.
const net = require('node:net');
const server = net.createServer((socket) => socket.end());
const attempt = (name, options, next) => {
  const s = net.connect({ port: server.address().port, host: 'some.host', ...options });
  s.on('lookup', (error, ip, family, host) => console.log(name, 'lookup', error, ip, family, host));
  s.on('connect', () => console.log(name, 'connect', s.remoteAddress));
  s.on('error', (error) =>
    console.log(name, 'error', error.code, error.name, error.message.replace(/:\d+$/, ':PORT')),
  );
  s.on('close', (hadError) => {
    console.log(name, 'close', hadError);
    next();
  });
  s.resume();
};
server.listen(0, '127.0.0.1', () => {
  const one = (hostname, options, callback) => process.nextTick(callback, null, '127.0.0.1', 4);
  const all = (hostname, options, callback) =>
    process.nextTick(callback, null, [{ address: '127.0.0.1', family: 4 }]);
  const bad = (hostname, options, callback) => process.nextTick(callback, null, 'not an address', 4);
  const wrongFamily = (hostname, options, callback) => process.nextTick(callback, null, '127.0.0.1', 100);
  attempt('one', { lookup: one, autoSelectFamily: false }, () =>
    attempt('all', { lookup: all }, () =>
      attempt('bad', { lookup: bad, autoSelectFamily: false }, () =>
        attempt('family', { lookup: wrongFamily, autoSelectFamily: false }, () => server.close()),
      ),
    ),
  );
});
