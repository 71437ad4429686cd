'use strict';
// The diagnostics channels.
// covers: http.createServer, http.get, http.Server#close, http.Server#listen, http.ServerResponse#end
// covers: http.IncomingMessage#socket, http.IncomingMessage#url, channel:http.client.request.created
// covers: channel:http.client.request.start, channel:http.client.request.error
// covers: channel:http.client.response.finish, channel:http.server.request.start
// covers: channel:http.server.response.created, channel:http.server.response.finish, error:ECONNRESET
const http = require('node:http');
const channels = require('node:diagnostics_channel');

for (const name of [
  'http.client.request.created',
  'http.client.request.start',
  'http.client.request.error',
  'http.client.response.finish',
  'http.server.request.start',
  'http.server.response.created',
  'http.server.response.finish',
]) {
  channels.subscribe(name, (message) => console.log(name, Object.keys(message).sort().join(' ')));
}
const server = http.createServer((req, res) => {
  if (req.url === '/gone') req.socket.destroy();
  else res.end('x');
});
server.listen(0, '127.0.0.1', () => {
  const base = { host: '127.0.0.1', port: server.address().port, agent: false };
  http.get(base, (res) => {
    res.resume();
    res.on('end', () => {
      http.get({ ...base, path: '/gone' }).on('error', (error) => {
        console.log(error.code);
        server.close();
      });
    });
  });
});
