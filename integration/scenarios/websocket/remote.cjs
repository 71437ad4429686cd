// A server elsewhere: messages both ways, then the server closes.
const url = `ws://${process.env.PEER_HOST}:${process.env.PEER_PORT}/from-the-machine`;

/** The server may take a moment before it listens. */
function connect() {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.onopen = () => resolve(socket);
    socket.onerror = () => setTimeout(() => resolve(connect()), 100);
  });
}

(async () => {
  const socket = await connect();
  const sizes = [];
  socket.binaryType = 'arraybuffer';
  socket.onmessage = ({ data }) => {
    if (typeof data === 'string') console.log('text', data);
    else if (new Uint8Array(data).every((byte) => byte === 5)) sizes.push(data.byteLength);
    if (sizes.length === 3) socket.send('done');
  };
  socket.onerror = () => console.log('error');
  socket.onclose = ({ code, reason, wasClean }) =>
    console.log('closed', sizes.join(), code, reason, wasClean);
  console.log('open', socket.extensions);
  socket.send('hello');
  for (const size of [10, 1000, 70_000]) socket.send(Buffer.alloc(size, 5));
})();
