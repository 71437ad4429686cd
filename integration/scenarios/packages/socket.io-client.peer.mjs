import { Server } from 'socket.io';
import http from 'node:http';

const server = http.createServer((req, res) => res.writeHead(404).end());
const io = new Server(server);
io.on('connection', (socket) => {
  const { name } = socket.handshake.auth;
  const { headers, query } = socket.handshake;
  console.log(
    name,
    'connected by',
    socket.conn.transport.name,
    headers['x-mine'],
    query.a,
    headers['user-agent'],
    headers.accept,
  );
  socket.conn.on('upgrade', (transport) => console.log(name, 'upgraded to', transport.name));
  socket.on('disconnect', (reason) => console.log(name, 'disconnect', reason));
  socket.onAny((event, ...args) =>
    console.log(
      name,
      'event',
      event,
      ...args.filter((arg) => typeof arg !== 'function' && !(arg?.length > 100)),
    ),
  );
  socket.on('echo', (...args) => args.pop()(...args));
  socket.on('length', (data, reply) => reply(Buffer.isBuffer(data), data.length, data.subarray(0, 4)));
  socket.on('back', (...args) => socket.emit('back', ...args));
  socket.on('ask me', () => {
    socket.emit('question', { deep: [Buffer.from([1, 2]), 'text'] }, (...answer) => {
      console.log(name, 'answered', ...answer);
      socket.emit('thanks', new Uint8Array([7]));
    });
  });
  socket.on('join', async (room, reply) => {
    await socket.join(room);
    reply((await io.in(room).fetchSockets()).length);
  });
  socket.on('say', (room, text) => socket.to(room).emit('said', name, text));
  socket.on('kick me', () => socket.disconnect(true));
  socket.on('break', () => socket.conn.close());
  socket.on('reset', () => socket.conn.transport.socket._socket.resetAndDestroy());
  socket.on('stop', () => io.close());
});
io.of('/chat').on('connection', (socket) => socket.emit('welcome', socket.nsp.name));
io.of('/closed').use((socket, next) =>
  next(Object.assign(new Error('closed today'), { data: { until: 'tomorrow' } })),
);
server.listen(Number(process.env.PEER_PORT), '127.0.0.1');
