'use strict';
// Any duplex serves as a connection.
// covers: http.createServer, http.request, http.Agent, http.ServerResponse#end, http.ServerResponse#statusCode
// covers: http.IncomingMessage#method, http.IncomingMessage#url, http.IncomingMessage:event:data
// covers: http.IncomingMessage:event:end
// covers: http.Agent#createConnection, http.ClientRequest#setTimeout
const http = require('node:http');
const { Duplex } = require('node:stream');

function pair() {
  const make = () =>
    new Duplex({
      read() {},
      write(chunk, encoding, callback) {
        this.other.push(chunk);
        callback();
      },
      final(callback) {
        this.other.push(null);
        callback();
      },
    });
  const [a, b] = [make(), make()];
  a.other = b;
  b.other = a;
  return [a, b];
}

const server = http.createServer((req, res) => {
  let body = '';
  req.on('data', (part) => {
    body += part;
  });
  req.on('end', () => res.end(`${req.method} ${req.url} ${body}`));
});
const agent = new http.Agent({ keepAlive: true });
let connections = 0;
agent.createConnection = () => {
  connections++;
  const [client, peer] = pair();
  client.setKeepAlive = () => client;
  client.ref = client.unref = () => client;
  client.setTimeout = () => client;
  server.emit('connection', peer);
  return client;
};

function ask(path, done) {
  const req = http.request({ agent, path, method: 'POST' }, (res) => {
    let body = '';
    res.setEncoding('utf8');
    res.on('data', (part) => {
      body += part;
    });
    res.on('end', () => {
      console.log(res.statusCode, body, req.reusedSocket);
      setImmediate(done);
    });
  });
  req.end('abc');
}
ask('/1', () =>
  ask('/2', () => {
    console.log('connections', connections);
    agent.destroy();
  }),
);
