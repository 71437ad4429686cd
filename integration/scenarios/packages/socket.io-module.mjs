// socket.io as ES modules, server and client in one machine: state that is recovered after a break, rooms by adapter
// events, packets that are dropped when nobody can take them, and cookies.
// package: socket.io
// tried: import, server and client in one machine, connection state recovery, cookies, volatile events, adapter events, dynamic namespaces, middleware of packets, idle clients pinged
import http from 'node:http';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';

const once = (target, event) => new Promise((resolve) => target.once(event, (...args) => resolve(args)));

const server = http.createServer();
const io = new Server(server, {
  serveClient: false,
  connectionStateRecovery: { maxDisconnectionDuration: 60_000 },
  cookie: { name: 'my-cookie', path: '/socket.io/', httpOnly: true, sameSite: 'lax' },
  pingInterval: 200,
  pingTimeout: 20_000,
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;

io.engine.on('initial_headers', (headers, req) => {
  headers['x-engine'] = 'initial';
  console.log('initial headers', req.headers['x-client'] ?? 'none');
});
const { adapter } = io.of('/');
adapter.on('create-room', (room) => room.length < 20 && console.log('room', room, 'is new'));
adapter.on('join-room', (room) => room.length < 20 && console.log('room', room, 'joined'));
adapter.on('leave-room', (room) => room.length < 20 && console.log('room', room, 'left'));
adapter.on('delete-room', (room) => room.length < 20 && console.log('room', room, 'is gone'));

io.on('connection', (socket) => {
  console.log(
    'connected, recovered',
    socket.recovered,
    socket.data.count ?? 0,
    [...socket.rooms].filter((room) => room !== socket.id),
  );
  socket.data.count = (socket.data.count ?? 0) + 1;
  socket.use(([event], next) => next(event === 'forbidden' ? new Error(`${event} is forbidden`) : undefined));
  socket.on('error', (error) => console.log('server error', error.message));
  socket.on('join', (room, reply) => reply(socket.join(room) === undefined));
  socket.on('echo', (value, reply) => reply(value));
  socket.conn.on('packet', ({ type }) => type === 'pong' && io.emit('seen', 'pong'));
  socket.on('disconnect', (reason, details) => console.log('disconnect', reason, details?.message));
});

const client = connect(url, {
  transports: ['websocket'],
  reconnectionDelay: 300,
  randomizationFactor: 0,
  extraHeaders: { 'x-client': 'websocket' },
});
await once(client, 'connect');
console.log('first', client.recovered, client.id.length);
const { id } = client;
await client.emitWithAck('join', 'red');
client.emit('forbidden');
console.log('pinged', (await once(client, 'seen'))[0]);
// Last comes the offset, which the server appends for the recovery.
client.on('missed', (...args) => console.log('heard', ...args.slice(0, -1)));
io.to('red').emit('missed', 0);
await client.emitWithAck('echo', 'in step');

// The connection breaks; what is sent meanwhile is kept for those who come back, unless it may be lost.
const gone = once(client, 'disconnect');
client.io.engine.close();
console.log('gone', (await gone)[0]);
io.to('red').emit('missed', 1);
io.to('red').volatile.emit('missed', 'never');
io.to('red').emit('missed', 2, Buffer.from('bytes'));
await once(client, 'connect');
console.log('back', client.recovered, client.id === id);
console.log(await client.emitWithAck('echo', 'still here'));

const polled = await fetch(`${url}/socket.io/?EIO=4&transport=polling`);
console.log(
  polled.status,
  polled.headers.get('x-engine'),
  polled.headers.get('set-cookie').replace(/=.{20};/, '=ID;'),
  (await polled.text()).length > 80,
);

const dynamic = io.of(/^\/tenant-\w+$/);
dynamic.use((socket, next) =>
  next(socket.nsp.name === '/tenant-none' ? new Error('no such tenant') : undefined),
);
dynamic.on('connection', (socket) => socket.emit('welcome', socket.nsp.name, socket.handshake.auth));
for (const name of ['/tenant-a', '/tenant-none']) {
  const tenant = connect(`${url}${name}`, {
    auth: { key: 1 },
    transports: ['polling'],
    forceNew: true,
    reconnection: false,
  });
  const outcome = await Promise.race([
    once(tenant, 'welcome').then(([nsp, auth]) => [nsp, auth]),
    once(tenant, 'connect_error').then(([error]) => error.message),
  ]);
  console.log(outcome);
  tenant.close();
  tenant.io.engine.close();
}
const sockets = await io.fetchSockets();
console.log(sockets.length, [...sockets[0].rooms].includes('red'), io.of('/').sockets.size);
io.in('red').socketsLeave('red');
io.socketsJoin('blue');
io.disconnectSockets(true);
console.log('kicked', (await once(client, 'disconnect'))[0]);
client.close();
await io.close();
console.log('closed', server.listening);
