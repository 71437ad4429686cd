// Subprotocols: what is asked for, what the server chose, what is no protocol.
const { answer, closeFrame, listen } = require('./lib/raw-server.cjs');
const { watch } = require('./lib/told.cjs');

const asked = [
  undefined,
  'chat',
  ['chat', 'superchat'],
  [],
  { protocols: 'chat' },
  { protocols: ['a', 'b'] },
  {},
];
const chosen = [undefined, 'chat', 'superchat', 'b', ''];

(async () => {
  for (const protocols of asked)
    for (const choice of chosen) {
      const port = await listen((socket, request) => {
        const line = /^sec-websocket-protocol:.*$/im.exec(request);
        console.log(JSON.stringify(protocols), '=>', line?.[0], 'server chooses', JSON.stringify(choice));
        socket.write(answer(request, { 'Sec-WebSocket-Protocol': choice }));
        socket.end(closeFrame(1000));
      });
      await watch('  ', new WebSocket(`ws://127.0.0.1:${port}/`, protocols));
    }

  for (const wrong of [
    ['a', 'a'],
    ['chat', 'CHAT'],
    'a b',
    '',
    [''],
    ['a,b'],
    ['a\u0000'],
    ['ä'],
    ['a/b'],
    5,
    null,
    [null],
    { protocols: ['x', 'x'] },
  ])
    try {
      const socket = new WebSocket('ws://127.0.0.1:1/', wrong);
      socket.onerror = () => {};
      console.log(wrong, 'is taken', socket.protocol === '');
    } catch (error) {
      console.log(wrong, error.name, error.code, error.message);
    }
})();
