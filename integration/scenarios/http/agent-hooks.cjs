'use strict';
// The agent made to measure.
// covers: http.Agent#createConnection, http.Agent#keepSocketAlive, http.Agent#reuseSocket, http.Agent#destroy
// covers: http.Agent#getName, http.Agent#freeSockets, http.Agent#sockets, http.Agent#maxFreeSockets
// covers: http.Agent#maxSockets, http.Agent#maxTotalSockets, http.Agent:event:free
// covers: http.Agent:option:keepAlive, http.Agent:option:keepAliveMsecs, http.Agent:option:maxSockets
// covers: http.Agent:option:maxTotalSockets, http.Agent:option:maxFreeSockets, http.Agent:option:scheduling
// covers: http.Agent:option:defaultPort, http.Agent:option:protocol, http.ClientRequest#destroy
// covers: http.ClientRequest#end, http.ClientRequest#host, http.ClientRequest#path
// covers: http.ClientRequest#protocol, http.ClientRequest:event:error, http.ClientRequest:event:socket
// covers: http.Socket:event:free, http.request:option:agent, http.request:option:createConnection
// covers: http.request:option:defaultPort, http.request:option:family, http.request:option:host
// covers: http.request:option:localAddress, http.request:option:path, http.request:option:port
// covers: http.request:option:protocol
const http = require('node:http');
const net = require('node:net');

const server = http.createServer((req, res) => res.end(req.url));
class MyAgent extends http.Agent {
  createConnection(options, callback) {
    console.log('createConnection', options.path, options.keepAlive, typeof callback);
    if (options.later) {
      setImmediate(() => callback(null, net.connect(options.port, options.host)));
      return undefined;
    }
    return super.createConnection(options, callback);
  }
  keepSocketAlive(socket) {
    console.log('keepSocketAlive');
    return super.keepSocketAlive(socket);
  }
  reuseSocket(socket, req) {
    console.log('reuseSocket');
    super.reuseSocket(socket, req);
  }
  getName(options) {
    return `mine:${super.getName(options)}`;
  }
}

function ask(options) {
  return new Promise((resolve) => {
    const req = http.get({ host: '127.0.0.1', port: server.address().port, ...options }, (res) => {
      res.resume();
      res.on('end', () => setTimeout(resolve, 5));
    });
    req.on('socket', () => console.log('socket'));
    req.on('error', (error) => {
      console.log(error.message);
      resolve();
    });
  });
}

server.listen(0, '127.0.0.1', async () => {
  const agent = new MyAgent({ keepAlive: true });
  agent.on('free', () => console.log('free'));
  await ask({ agent, path: '/1' });
  await ask({ agent, path: '/2' });
  agent.destroy();
  const later = new MyAgent({ keepAlive: true, later: true });
  await ask({ agent: later, path: '/3' });
  later.destroy();
  await ask({ createConnection: (options) => net.connect(options.port, options.host), path: '/4' });
  await ask({
    createConnection: (options, callback) => {
      setImmediate(() => callback(new Error('mine')));
    },
    path: '/5',
  });
  console.log(Object.keys(agent.sockets).length, Object.keys(agent.freeSockets).length);
  const plain = new http.Agent();
  console.log(
    plain.getName({ host: 'a', port: 1, localAddress: 'b', family: 4 }),
    plain.getName({}),
    plain.getName({ socketPath: '/s' }),
    plain.getName(),
  );
  for (const options of [{ scheduling: 'x' }, { maxTotalSockets: 0 }, { maxTotalSockets: 'x' }]) {
    try {
      new http.Agent(options);
    } catch (error) {
      console.log(error.code, error.message);
    }
  }
  console.log(
    plain.defaultPort,
    plain.protocol,
    plain.keepAlive,
    plain.keepAliveMsecs,
    plain.maxSockets,
    plain.maxFreeSockets,
    plain.maxTotalSockets,
    plain.scheduling,
    http.Agent.defaultMaxSockets,
  );
  server.close(() => console.log('closed'));
});
