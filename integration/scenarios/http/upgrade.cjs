'use strict';
// Upgrade: the socket goes to the listener.
// covers: http.Server:event:connect, http.Server:event:upgrade, http.Server:option:shouldUpgradeCallback
// covers: http.ServerResponse#end, http.IncomingMessage#headers, http.IncomingMessage#method
// covers: http.IncomingMessage#url
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const asked = keep('/chat', ['Upgrade: x', 'Connection: Upgrade']);
  const ok = (req, res) => res.end(`as ever ${req.upgrade}`);
  const hello = (received) => (received.includes('101') ? 'hello' : undefined);
  const accept = (server) =>
    server.on('upgrade', (req, socket, head) => {
      console.log(
        req.url,
        req.headers.upgrade,
        JSON.stringify(String(head)),
        req.upgrade,
        socket.listenerCount('data'),
      );
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
      socket.on('data', (data) => socket.end(`echo ${data}`));
    });
  await exchange('nobody listens', { handler: ok, send: asked, until: 'false' });
  await exchange('accepted', { handler: ok, send: [asked, hello], setup: accept });
  await exchange('with head', { handler: ok, send: [`${asked}first`, hello], setup: accept });
  await exchange('refused by callback', {
    options: { shouldUpgradeCallback: (req) => req.url !== '/chat' },
    handler: ok,
    send: asked,
    until: 'false',
    setup: accept,
  });
  await exchange('callback without listener', {
    options: { shouldUpgradeCallback: () => true },
    handler: ok,
    send: asked,
  });
  await exchange('CONNECT refused', { handler: ok, send: 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n' });
  await exchange('CONNECT', {
    handler: ok,
    send: ['CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\nx'],
    setup: (server) =>
      server.on('connect', (req, socket, head) => {
        console.log(req.method, req.url, String(head));
        socket.end('HTTP/1.1 200 OK\r\n\r\nhi');
      }),
  });
})();
