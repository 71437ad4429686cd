// The server of the package `ws` closes, pings, breaks off, refuses.
const { WebSocketServer } = require('ws');
const { watch } = require('./lib/told.cjs');

const acts = {
  'with a code': (peer) => peer.close(4321, 'because'),
  'without one': (peer) => peer.close(),
  'behind a message': (peer) => {
    peer.send('last words');
    peer.close(1001);
  },
  'at once': (peer) => peer.terminate(),
  'after a ping': (peer) => {
    peer.on('pong', (data) => {
      console.log('pong', data.toString());
      peer.close(1000, 'heard it');
    });
    peer.ping('are you there');
  },
};
const server = new WebSocketServer(
  {
    port: 0,
    host: '127.0.0.1',
    verifyClient: ({ req }, done) => (req.url === '/refused' ? done(false, 403, 'not you') : done(true)),
  },
  async () => {
    const url = `ws://127.0.0.1:${server.address().port}`;
    for (const name of Object.keys(acts))
      await watch(name, new WebSocket(`${url}/${encodeURIComponent(name)}`));
    await watch('refused', new WebSocket(`${url}/refused`));
    server.close();
  },
);
server.on('connection', (peer, request) => acts[decodeURIComponent(request.url.slice(1))](peer));
