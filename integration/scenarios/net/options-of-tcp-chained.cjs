'use strict';
// covers: net.Socket#setNoDelay, net.Socket#setKeepAlive, net.Socket#setTypeOfService
// covers: net.Socket#getTypeOfService, net.Socket:option:noDelay, net.Socket:option:keepAlive
// covers: net.Socket:option:keepAliveInitialDelay, net.Socket:option:typeOfService
// setNoDelay, setKeepAlive and setTypeOfService before a connect and after the close: all give the socket; getTypeOfService.
const net = require('node:net');
const { attempt } = require('./lib/watch.cjs');
const c = new net.Socket({ typeOfService: 4, noDelay: true, keepAlive: true, keepAliveInitialDelay: 1500 });
console.log(c.getTypeOfService(), new net.Socket().getTypeOfService());
console.log(
  c.setNoDelay() === c,
  c.setNoDelay(false) === c,
  c.setKeepAlive() === c,
  c.setKeepAlive(true, 1000) === c,
);
console.log(
  c.setKeepAlive({ enable: true, initialDelay: 5 }) === c,
  c.setTypeOfService(16) === c,
  c.getTypeOfService(),
);
for (const value of [-1, 256, 1.5, Number.NaN, '1', null, undefined, {}]) {
  attempt(`setTypeOfService ${JSON.stringify(value)}`, () => typeof c.setTypeOfService(value));
}
const server = net.createServer((s) => s.setNoDelay(true).setKeepAlive(true, 10).end());
server.listen(0, '127.0.0.1', () => {
  c.connect(server.address().port, '127.0.0.1', () => c.setNoDelay(false).setKeepAlive(false));
  c.resume().on('close', () => {
    console.log(c.setNoDelay() === c, c.setKeepAlive(true) === c, c.ref() === c, c.unref() === c);
    console.log(c.setTimeout(5) === c, c.pause() === c, c.resume() === c);
    server.close();
  });
});
