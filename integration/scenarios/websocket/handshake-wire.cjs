// The request of the handshake, as it goes on the wire.
const { answer, closeFrame, listen } = require('./lib/raw-server.cjs');
const { watch } = require('./lib/told.cjs');

const cases = [
  ['/', undefined],
  ['/a/b?c=d', ['chat', 'superchat']],
  ['/own', { headers: { 'X-Own': 'yes', Cookie: 'a=b', 'User-Agent': 'mine' } }],
  [
    '/own',
    {
      protocols: 'chat',
      headers: [
        ['authorization', 'Bearer x'],
        ['accept', 'text/plain'],
      ],
    },
  ],
];

(async () => {
  for (const [path, options] of cases) {
    const port = await listen((socket, request) => {
      console.log(
        request
          .replace(/(sec-websocket-key: )(.*)/, (_, name, key) => name + Buffer.from(key, 'base64').length)
          .replace(/(host: 127.0.0.1:)\d+/, '$1PORT'),
      );
      const protocol = /^sec-websocket-protocol: (\w+)/m.exec(request)?.[1];
      socket.write(answer(request, { 'Sec-WebSocket-Protocol': protocol }));
      socket.end(closeFrame(1000));
    });
    await watch(path, new WebSocket(`ws://127.0.0.1:${port}${path}`, options));
  }
})();
