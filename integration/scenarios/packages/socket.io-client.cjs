'use strict';
// The client of socket.io, in firmware: by polling and by WebSocket, rooms of a server on the host, acknowledgements,
// binary data both ways, and connections that end and come back.
// package: socket.io-client
// tried: polling, websocket, upgrade of transports, extra headers, authorization, namespaces, rooms, acknowledgements, time-out of acknowledgements, binary data, buffered events, disconnects, reconnect, errors of connecting, ECONNREFUSED
const { io } = require('socket.io-client');
const { peer, host, masked } = require('./lib/meet.cjs');

const once = (socket, event) => new Promise((resolve) => socket.once(event, (...args) => resolve(args)));

async function main() {
  const url = await peer();
  const open = async (name, options = {}, path = '') => {
    const socket = io(url + path, { forceNew: true, reconnection: false, auth: { name }, ...options });
    await once(socket, 'connect');
    // Unless it may use one only, it comes by polling and goes on by WebSocket.
    const { engine } = socket.io;
    if (options.transports?.length !== 1 && engine.transport.name === 'polling')
      await once(engine, 'upgrade');
    console.log(name, 'connect', engine.transport.name, socket.connected, socket.id.length);
    return socket;
  };

  for (const [name, transports] of [
    ['polling', ['polling']],
    ['websocket', ['websocket']],
    ['both', ['polling', 'websocket']],
  ]) {
    const socket = await open(name, { transports, extraHeaders: { 'x-mine': 'yes' }, query: { a: '1' } });
    console.log(await socket.emitWithAck('echo', 'text', 1, { a: ['ü', null] }));
    console.log(await socket.emitWithAck('echo', Buffer.from([1, 2, 3]), { deep: new Uint8Array([4, 5]) }));
    console.log(await socket.emitWithAck('length', Buffer.alloc(100_000, 7)));
    const asked = once(socket, 'question');
    socket.emit('ask me');
    const [question, reply] = await asked;
    console.log(question);
    reply('the answer', Buffer.from('bytes'));
    console.log(await once(socket, 'thanks'));
    await socket
      .timeout(100)
      .emitWithAck('no answer')
      .catch((error) => console.log(error.message));
    const order = [];
    socket.onAny((event, ...args) => order.push([event, ...args]));
    socket.onAnyOutgoing((event) => order.push(['out', event]));
    for (let i = 0; i < 3; i += 1) socket.emit('back', i);
    while (order.length < 6) await once(socket, 'back');
    console.log(order);
    const end = once(socket, 'disconnect');
    if (name === 'both') socket.emit('kick me');
    else socket.disconnect();
    console.log(name, (await end)[0], socket.connected);
  }

  const one = await open('one');
  const two = await open('two');
  console.log(await one.emitWithAck('join', 'red'), await two.emitWithAck('join', 'red'));
  const heard = once(two, 'said');
  one.emit('say', 'red', 'hello, red');
  console.log(await heard);
  two.disconnect();

  const chat = one.io.socket('/chat');
  console.log(await once(chat, 'welcome'));
  const closed = one.io.socket('/closed');
  const [refusal] = await once(closed, 'connect_error');
  console.log(refusal.message, refusal.data);
  one.disconnect();
  chat.disconnect();

  // Events wait for the connection that they were made before.
  const late = io(url, {
    autoConnect: false,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: (give) => give({ name: 'late' }),
  });
  const answer = late.emitWithAck('echo', 'buffered');
  late.connect();
  console.log(await answer);
  late.disconnect();

  const back = await open('back', {
    reconnection: true,
    reconnectionDelay: 20,
    randomizationFactor: 0,
    transports: ['websocket'],
  });
  back.io.on('reconnect_attempt', (count) => console.log('attempt', count));
  for (const how of ['break', 'reset']) {
    const end = once(back, 'disconnect');
    const again = once(back, 'connect');
    back.emit(how);
    console.log(how, (await end)[0]);
    await again;
    console.log('again', await back.emitWithAck('echo', how));
  }
  back.disconnect();

  const refused = io(`http://${host}:1`, {
    forceNew: true,
    reconnectionAttempts: 2,
    reconnectionDelay: 20,
    randomizationFactor: 0,
    transports: ['websocket'],
  });
  refused.on('connect_error', (error) =>
    console.log(
      'connect_error',
      masked(error.message),
      error.type,
      error.description?.message && masked(error.description.message),
    ),
  );
  await new Promise((resolve) => refused.io.on('reconnect_failed', resolve));
  console.log('given up');
  const polled = io(`http://${host}:1`, { forceNew: true, reconnection: false, transports: ['polling'] });
  const [failure] = await once(polled, 'connect_error');
  console.log(failure.message, failure.type);
  const wrong = io(url, { forceNew: true, reconnection: false, path: '/nowhere', transports: ['polling'] });
  const [missing] = await once(wrong, 'connect_error');
  console.log(missing.message, missing.description);

  const last = await open('last');
  const end = once(last, 'disconnect');
  last.emit('stop');
  console.log('stopped', (await end)[0]);
}
main();
