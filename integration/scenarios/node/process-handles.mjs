// What process tells of sockets, servers and timers that are active.
import net from 'node:net';
import http from 'node:http';
import { once } from 'node:events';

// Standard input and output are pipes, files or terminals, as the program was started.
const resources = () =>
  process
    .getActiveResourcesInfo()
    .filter((name) => /^(TCP|Timeout|Immediate)/.test(name))
    .sort()
    .join();
const handles = () =>
  process
    ._getActiveHandles()
    .filter((handle) => handle instanceof net.Server || handle instanceof net.Socket)
    .filter((handle) => handle instanceof net.Server || handle.remoteAddress !== undefined)
    .map((handle) => handle.constructor.name)
    .sort()
    .join();
const show = (label) => console.log(label, '|', resources(), '|', handles());

show('nothing');
const timer = setTimeout(() => {}, 5000);
const interval = setInterval(() => {}, 5000);
const immediate = setImmediate(() => {});
show('timers');
timer.unref();
show('one without a reference');
clearTimeout(timer);
clearInterval(interval);
clearImmediate(immediate);
show('cleared');

const server = net.createServer((socket) => socket.resume());
show('server');
server.listen(0);
show('listen');
await once(server, 'listening');
const accepted = once(server, 'connection');
const client = net.connect(server.address().port, '127.0.0.1');
show('connect');
await once(client, 'connect');
const [peer] = await accepted;
show('connected');
client.unref();
show('client without a reference');
server.unref();
show('server without a reference');
client.ref();
server.ref();
show('both with one');
console.log(process._getActiveHandles().includes(server), process._getActiveHandles().includes(client));
client.end();
await Promise.all([once(client, 'close'), once(peer, 'close')]);
show('client closed');
server.close();
show('close');
await once(server, 'close');
await new Promise((done) => setImmediate(() => setImmediate(done)));
show('server closed');

const web = http.createServer((request, response) => {
  show('in a request');
  response.end('x');
  web.close();
});
web.listen(0, '127.0.0.1');
await once(web, 'listening');
http.get({ port: web.address().port, host: '127.0.0.1', agent: false }, (response) => response.resume());
await once(web, 'close');
await new Promise((done) => setTimeout(done, 20));
show('end');
