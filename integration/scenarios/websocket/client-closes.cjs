// Closing from the client's side: codes, reasons, states, a server that does not answer.
const { answer, closeFrame, frame, frames, listen } = require('./lib/raw-server.cjs');
const { watch } = require('./lib/told.cjs');

const open = async (serve) => {
  const port = await listen((socket, request) => {
    socket.write(answer(request));
    serve(socket);
  });
  return new WebSocket(`ws://127.0.0.1:${port}/`);
};
const polite = (socket) => {
  socket.on('data', (chunk) => {
    for (const { first, payload } of frames(chunk)) {
      console.log('   server got', first.toString(16), payload.toString('hex'));
      if (first === 0x88) socket.end(frame(0x88, payload));
    }
  });
};

(async () => {
  for (const args of [
    [],
    [1000],
    [1000, 'bye'],
    [3000],
    [4999, 'grün'],
    [undefined, 'only a reason'],
    [1000, ''],
    [1000, 'x'.repeat(123)],
  ]) {
    const socket = await open(polite);
    const done = watch(JSON.stringify(args).slice(0, 40), socket);
    socket.addEventListener('open', () => {
      console.log(socket.close(...args), socket.readyState);
      socket.close();
      socket.send('too late');
      console.log('buffered', socket.bufferedAmount);
    });
    await done;
    console.log(socket.close(), socket.readyState);
  }

  const wrong = await open(polite);
  const ended = watch('wrong', wrong);
  await new Promise((done) => wrong.addEventListener('open', done));
  for (const args of [
    [999],
    [1001],
    [1005],
    [1015],
    [2999],
    [5000],
    ['x'],
    [null],
    [1000, 'x'.repeat(124)],
    [1000, 'ü'.repeat(62)],
    [Number.NaN],
    [Infinity],
    [1000.7],
  ])
    try {
      console.log(wrong.close(...args), wrong.readyState);
    } catch (error) {
      console.log(args[0], String(args[1]).length, error.name, error.code, error.message);
    }
  wrong.close();
  await ended;

  const early = await open(polite);
  const failed = watch('before it is open', early);
  early.close();
  await failed;

  const deaf = await open((socket) => {
    socket.on('data', () => {});
    setTimeout(() => socket.destroy(), 200);
  });
  const gone = watch('server that says nothing', deaf);
  deaf.onopen = () => deaf.close(1000, 'hello?');
  await gone;

  const other = await open((socket) => {
    socket.on('data', () => socket.end(closeFrame(4001, 'of my own')));
  });
  const answered = watch('server with another code', other);
  other.onopen = () => other.close(1000);
  await answered;

  const abrupt = await open((socket) => socket.destroy());
  await watch('server that breaks off', abrupt);
  const ends = await open((socket) => socket.end());
  await watch('server that ends', ends);
  const reset = await open((socket) => socket.resetAndDestroy());
  await watch('server that resets', reset);
})();
