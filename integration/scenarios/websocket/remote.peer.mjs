import { WebSocketServer } from 'ws';

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PEER_PORT),
  perMessageDeflate: { threshold: 100 },
});
server.on('connection', (socket, request) => {
  console.log('connection', request.url);
  socket.on('message', (data, isBinary) => {
    if (isBinary) console.log('bytes', data.length);
    else console.log('text', data.toString());
    if (data.toString() === 'done') socket.close(4000, 'that will do');
    else socket.send(data, { binary: isBinary });
  });
  socket.on('close', (code) => {
    console.log('closed', code);
    server.close();
  });
});
