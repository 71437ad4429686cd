'use strict';
// shouldUpgradeCallback: it decides per request, is given the request, and its error ends where others do.
// covers: http.Server:event:upgrade, http.Server:option:shouldUpgradeCallback, http.ServerResponse#end
// covers: http.IncomingMessage#headers, http.IncomingMessage#method, http.IncomingMessage#url
const { exchange, keep } = require('./lib/raw.cjs');

const send = (target) => keep(target, ['Upgrade: test', 'Connection: Upgrade']);
const setup = (server) =>
  server.on('upgrade', (req, socket) =>
    socket.end(`HTTP/1.1 101 Switching Protocols\r\n\r\n${req.url} ${req.upgrade}`),
  );
const options = {
  shouldUpgradeCallback(req) {
    console.log('asked', req.method, req.url, req.headers.upgrade, req.upgrade);
    return req.url === '/yes';
  },
};
(async () => {
  const handler = (req, res) => res.end(`${req.url} as ever ${req.upgrade}`);
  await exchange('yes', { options, handler, setup, send: send('/yes') });
  await exchange('no', { options, handler, setup, send: send('/no'), until: 'false' });
  await exchange('no upgrade', { options, handler, setup, send: keep('/yes'), until: 'false' });
})();
