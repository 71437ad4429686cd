// Talking with a server of the package `ws`: every kind of data, both ways.
const { WebSocketServer } = require('ws');
const { shown } = require('./lib/told.cjs');

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}/path?x=1`);
  const next = () => new Promise((done) => socket.addEventListener('message', done, { once: true }));
  await new Promise((done) => socket.addEventListener('open', done));
  console.log('open', socket.readyState, socket.extensions, socket.protocol === '');
  const echo = async (label, data) => {
    const got = next();
    socket.send(data);
    console.log(label, shown((await got).data), socket.bufferedAmount);
  };
  await echo('text', 'hello');
  await echo('empty', '');
  await echo('unicode', 'grün € 😀 \ud800');
  await echo('number', 5);
  await echo('object', { toString: () => 'an object' });
  await echo('bytes', new Uint8Array([1, 2, 3]));
  socket.binaryType = 'arraybuffer';
  await echo('bytes', new Uint8Array([1, 2, 3]));
  await echo('part', new Uint8Array([1, 2, 3, 4]).subarray(1, 3));
  await echo('memory', new Uint8Array([4, 5]).buffer);
  await echo('words', new Uint16Array([1, 2]));
  await echo('data view', new DataView(new Uint8Array([9, 8, 7]).buffer, 1));
  await echo('blob', new Blob(['blob ', 'of parts']));
  await echo('no bytes', new Uint8Array(0));
  for (const length of [125, 126, 127, 65535, 65536, 200_000]) {
    await echo(length, Buffer.alloc(length, 7));
    await echo(length, 'x'.repeat(length));
  }
  // Sent at once, received in their order, a Blob among them.
  const order = [];
  const all = new Promise((done) => {
    socket.onmessage = ({ data }) => {
      order.push(shown(data));
      if (order.length === 6) done();
    };
  });
  for (const data of ['one', new Blob(['two']), 'three', new Uint8Array([4]), new Blob(['five']), 'six'])
    socket.send(data);
  await all;
  console.log(order);
  socket.onmessage = null;

  const changing = new Uint8Array([1, 1, 1]);
  const got = next();
  socket.send(changing);
  changing.fill(9);
  console.log('what was sent', shown((await got).data));

  const closed = new Promise((done) => socket.addEventListener('close', done));
  socket.close(1000, 'done');
  console.log(socket.readyState);
  const { code, reason, wasClean } = await closed;
  console.log('closed', code, reason, wasClean, socket.readyState);
  server.close();
});
server.on('connection', (peer, request) => {
  console.log(
    'request',
    request.url,
    request.headers['sec-websocket-version'],
    request.headers['user-agent'],
  );
  peer.on('message', (data, isBinary) => peer.send(data, { binary: isBinary }));
  peer.on('close', (code, reason) => console.log('server closed', code, reason.toString()));
});
