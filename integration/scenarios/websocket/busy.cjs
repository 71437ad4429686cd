// Many messages under way: what is sent waits its turn, and what arrives keeps its order.
const { WebSocketServer } = require('ws');

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}`);
  socket.binaryType = 'arraybuffer';
  const count = 200;
  let received = 0;
  let inOrder = true;
  socket.onopen = () => {
    for (let index = 0; index < count; index++) {
      const bytes = Buffer.alloc(5000, index & 255);
      bytes.writeUInt32BE(index);
      socket.send(bytes);
    }
    console.log('waiting to be sent', socket.bufferedAmount > 100_000);
  };
  socket.onmessage = ({ data }) => {
    const bytes = Buffer.from(data);
    inOrder &&= bytes.readUInt32BE(0) === received && bytes[4999] === (received & 255);
    received += 1;
    if (received === count) socket.close();
  };
  socket.onclose = ({ code }) => {
    console.log(received, inOrder, code, socket.bufferedAmount);
    server.close();
  };
});
server.on('connection', (peer) => peer.on('message', (data) => peer.send(data)));
