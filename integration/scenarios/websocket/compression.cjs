// Messages that are compressed (permessage-deflate), with each way of keeping or dropping the window.
const { WebSocketServer } = require('ws');
const { shown } = require('./lib/told.cjs');

const settings = {
  'as the server likes': {},
  'server forgets': { serverNoContextTakeover: true },
  'client forgets': { clientNoContextTakeover: true },
  'both forget': { serverNoContextTakeover: true, clientNoContextTakeover: true },
  'small window of the server': { serverMaxWindowBits: 9 },
  'small window of the client': { clientMaxWindowBits: 10 },
  'not at all': false,
};

(async () => {
  for (const [name, perMessageDeflate] of Object.entries(settings)) {
    await new Promise((done) => {
      const server = new WebSocketServer(
        {
          port: 0,
          host: '127.0.0.1',
          perMessageDeflate: perMessageDeflate && { threshold: 0, ...perMessageDeflate },
        },
        () => {
          const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}`);
          socket.binaryType = 'arraybuffer';
          const got = [];
          socket.onopen = () => {
            console.log(name, socket.extensions);
            for (let times = 0; times < 3; times++) socket.send('a text that repeats, '.repeat(50));
            socket.send(Buffer.alloc(100_000));
            socket.send('');
          };
          socket.onmessage = ({ data }) => {
            got.push(shown(data));
            if (got.length === 5) socket.close();
          };
          socket.onerror = ({ message }) => console.log('error', message);
          socket.onclose = ({ code }) => {
            console.log('  ', got.join(', '), code);
            server.close(done);
          };
        },
      );
      server.on('connection', (peer) =>
        peer.on('message', (data, isBinary) => peer.send(data, { binary: isBinary })),
      );
    });
  }
})();
