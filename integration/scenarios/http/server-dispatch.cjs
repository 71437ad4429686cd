'use strict';
// Dispatch goes through emit; listeners may be taken off and called by hand, as socket.io does.
// covers: http.Server:event:request, http.ServerResponse#end, http.ServerResponse#write
// covers: http.IncomingMessage#url
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  const handler = (req, res) => res.end(`handler ${req.url}`);
  await exchange('taken over', {
    handler,
    send: get('/mine'),
    setup: (server) => {
      const before = server.listeners('request').slice();
      server.removeAllListeners('request');
      server.on('request', (req, res) => {
        if (req.url === '/mine') res.end('mine');
        else for (const each of before) each.call(server, req, res);
      });
      console.log(before.length, before[0] === handler);
    },
  });
  await exchange('patched', {
    handler,
    send: get('/x'),
    setup: (server) => {
      const { emit } = server;
      server.emit = function (event, ...args) {
        console.log('emit', event, args.length, this === server);
        return emit.call(this, event, ...args);
      };
    },
  });
  await exchange('several', {
    handler: (req, res) => res.write('one '),
    send: get(),
    setup: (server) => server.on('request', (req, res) => res.end('two')),
  });
})();
