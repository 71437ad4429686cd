'use strict';
// covers: net.Socket#remotePort, error:ECONNREFUSED
// errorMonitor hears of errors and does not count as a listener; once() of events works.
const net = require('node:net');
const { errorMonitor, once } = require('node:events');
const server = net
  .createServer((socket) => socket.end('x'))
  .listen(0, '127.0.0.1', async () => {
    const s = net.connect(server.address().port, '127.0.0.1');
    console.log(await once(s, 'connect'));
    const [data] = await once(s, 'data');
    console.log(String(data));
    await once(s, 'close');
    await new Promise((resolve) => server.close(resolve));
    const t = net.connect(s.remotePort ?? 1, '127.0.0.1');
    t.on(errorMonitor, (error) => console.log('monitor', error.code));
    try {
      await once(t, 'connect');
    } catch (error) {
      console.log('once', error.code);
    }
  });
