'use strict';
// Which socket a request gets.
// covers: http.Agent#destroy, http.Agent#freeSockets, http.Agent#sockets, http.Agent#requests
// covers: http.Agent:option:keepAlive, http.Agent:option:maxSockets, http.Agent:option:maxTotalSockets
// covers: http.Agent:option:maxFreeSockets, http.ClientRequest#destroy, http.ClientRequest#end
// covers: http.ClientRequest#reusedSocket, http.ClientRequest:event:close, http.ClientRequest:event:error
// covers: http.request:option:agent, http.request:option:headers, http.request:option:host
// covers: http.request:option:path, http.request:option:port
const http = require('node:http');

const server = http.createServer((req, res) =>
  setTimeout(() => res.end(req.url), req.url === '/slow' ? 20 : 0),
);
const count = (pool) =>
  Object.entries(pool)
    .map(([name, list]) => `${name.replace(/:\d{4,5}:/, ':PORT:')} ${list.length}`)
    .join(', ') || 'none';

function ask(agent, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const req = http.get({ host: '127.0.0.1', port: server.address().port, agent, path, headers }, (res) => {
      res.resume();
      res.on('end', () => setTimeout(() => resolve(`${path} ${req.reusedSocket}`), 5));
    });
    req.on('error', reject);
  });
}
const state = (label, agent) =>
  console.log(
    label,
    '| sockets',
    count(agent.sockets),
    '| free',
    count(agent.freeSockets),
    '| waiting',
    count(agent.requests),
    '| total',
    agent.totalSocketCount,
  );

server.listen(0, '127.0.0.1', async () => {
  const keep = new http.Agent({ keepAlive: true });
  console.log(await ask(keep, '/1'));
  state('one', keep);
  console.log(await ask(keep, '/2'));
  const two = [ask(keep, '/slow'), ask(keep, '/3')];
  state('two at once', keep);
  console.log(await Promise.all(two));
  state('after', keep);
  console.log(await ask(keep, '/close', { Connection: 'close' }));
  state('closed', keep);
  keep.destroy();

  const one = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const three = [ask(one, '/a'), ask(one, '/b'), ask(one, '/c')];
  state('one socket', one);
  console.log(await Promise.all(three));
  state('after', one);
  one.destroy();

  const none = new http.Agent();
  console.log(await ask(none, '/1'), await ask(none, '/2'));
  state('no keep-alive', none);

  const few = new http.Agent({ keepAlive: true, maxFreeSockets: 1 });
  await Promise.all([ask(few, '/1'), ask(few, '/2'), ask(few, '/3')]);
  state('one free', few);
  few.destroy();

  const total = new http.Agent({ keepAlive: true, maxTotalSockets: 2 });
  await Promise.all([ask(total, '/1'), ask(total, '/2'), ask(total, '/3')]);
  state('two in all', total);
  total.destroy();
  server.close(() => console.log('closed'));
});
