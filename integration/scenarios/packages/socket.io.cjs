'use strict';
// A socket.io server: clients on the host come by polling and by WebSocket, upgrade, join rooms, send binary data, and
// come back after a break.
// package: socket.io
// tried: polling, websocket, upgrade of transports, middleware, namespaces, rooms, broadcast, acknowledgements, time-out of acknowledgements, binary data, volatile events, disconnects, reconnect, errors of connecting, CORS, the client's own files
// @peer after: listening
const http = require('node:http');
const { Server } = require('socket.io');

const server = http.createServer((req, res) => res.end(`plain ${req.url}`));
const io = new Server(server, {
  cors: { origin: 'http://page.test' },
  pingInterval: 60_000,
  maxHttpBufferSize: 200_000,
});

io.engine.on('connection_error', ({ code, message }) => console.log('connection error', code, message));
io.use((socket, next) => {
  const { token } = socket.handshake.auth;
  if (token === 'secret') {
    socket.data.user = socket.handshake.query.user;
    next();
  } else {
    next(Object.assign(new Error('who are you?'), { data: { token: token ?? 'none' } }));
  }
});

io.on('connection', (socket) => {
  const { user } = socket.data;
  console.log(user, 'connected by', socket.conn.transport.name, socket.rooms.size, socket.recovered);
  socket.conn.on('upgrade', ({ name }) => console.log(user, 'upgraded to', name));
  socket.on('disconnecting', (reason) =>
    console.log(
      user,
      'disconnecting',
      reason,
      [...socket.rooms].filter((room) => room !== socket.id),
    ),
  );
  socket.on('disconnect', (reason) => console.log(user, 'disconnect', reason));
  socket.onAny((event, ...args) =>
    console.log(
      user,
      'event',
      event,
      ...args.filter((arg) => typeof arg !== 'function' && !(arg?.length > 100)),
    ),
  );
  socket.on('echo', (...args) => {
    const reply = args.pop();
    reply(...args);
  });
  socket.on('join', async (room, reply) => {
    await socket.join(room);
    const members = await io.in(room).fetchSockets();
    reply(
      [...socket.rooms].filter((name) => name !== socket.id),
      members.length,
    );
  });
  socket.on('leave', async (room, reply) => {
    await socket.leave(room);
    reply(socket.rooms.has(room));
  });
  socket.on('say', (room, text) => socket.to(room).emit('said', user, text));
  socket.on('say to all', (text) => io.emit('said', user, text));
  socket.on('say to others', (text) => socket.broadcast.except('deaf').emit('said', user, text));
  socket.on('length', (data, reply) => reply(Buffer.isBuffer(data), data.length, data.subarray(0, 4)));
  socket.on('ask me', async () => {
    const answer = await socket
      .timeout(5000)
      .emitWithAck('question', { deep: [Buffer.from([1, 2]), 'text'] });
    console.log(user, 'answered', answer);
    await socket
      .timeout(100)
      .emitWithAck('no answer')
      .catch((error) => console.log(user, 'no answer:', error.message));
  });
  socket.on('ask all', async (reply) => {
    const answers = await io.timeout(5000).emitWithAck('count');
    reply(answers.toSorted());
  });
  socket.on('binary', () =>
    socket.compress(false).emit('binary', Buffer.from('bytes'), { list: [new Uint8Array([1, 2, 3])] }),
  );
  socket.on('kick me', () => socket.disconnect(true));
  socket.on('break', () => socket.conn.close());
  socket.on('stop', () => io.close(() => console.log('server closed')));
});

const chat = io.of('/chat');
chat.on('connection', (socket) => {
  console.log('chat', socket.nsp.name, chat.sockets.size);
  socket.emit('welcome', socket.nsp.name);
  socket.on('disconnect', (reason) => console.log('chat disconnect', reason));
});
io.of(/^\/room-\d+$/).on('connection', (socket) => socket.emit('welcome', socket.nsp.name));

server.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
