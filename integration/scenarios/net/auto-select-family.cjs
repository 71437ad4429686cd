'use strict';
// covers: net.getDefaultAutoSelectFamily, net.setDefaultAutoSelectFamily
// covers: net.getDefaultAutoSelectFamilyAttemptTimeout, net.setDefaultAutoSelectFamilyAttemptTimeout
// covers: net.Socket#remoteFamily, net.connect:option:autoSelectFamily
// covers: net.connect:option:autoSelectFamilyAttemptTimeout, error:ERR_OUT_OF_RANGE
// The defaults of happy eyeballs, and its options, accepted where one family exists.
const net = require('node:net');
console.log(net.getDefaultAutoSelectFamily());
net.setDefaultAutoSelectFamily(false);
console.log(net.getDefaultAutoSelectFamily());
net.setDefaultAutoSelectFamily(true);
net.setDefaultAutoSelectFamilyAttemptTimeout(5);
console.log(net.getDefaultAutoSelectFamilyAttemptTimeout());
net.setDefaultAutoSelectFamilyAttemptTimeout(400);
console.log(net.getDefaultAutoSelectFamilyAttemptTimeout());
for (const call of [
  () => net.setDefaultAutoSelectFamily(1),
  () => net.setDefaultAutoSelectFamilyAttemptTimeout(0),
  () => net.setDefaultAutoSelectFamilyAttemptTimeout('x'),
]) {
  try {
    call();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const server = net.createServer((socket) => socket.end());
server.listen(0, '127.0.0.1', () => {
  const s = net.connect({
    port: server.address().port,
    host: '127.0.0.1',
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 300,
  });
  s.on('connect', () => console.log('connect', s.remoteFamily));
  s.on('close', () => server.close());
  s.resume();
});
