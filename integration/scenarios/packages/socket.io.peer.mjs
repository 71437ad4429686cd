import { createHash } from 'node:crypto';
import { io } from 'socket.io-client';

const url = `http://127.0.0.1:${process.env.SCENARIO_PORT}`;
const auth = { token: 'secret' };
const once = (socket, event) => new Promise((resolve) => socket.once(event, (...args) => resolve(args)));

async function open(user, options = {}, path = '') {
  const socket = io(url + path, { auth, query: { user }, forceNew: true, reconnection: false, ...options });
  await once(socket, 'connect');
  // Unless it may use one only, it comes by polling and goes on by WebSocket.
  const { engine } = socket.io;
  if (options.transports === undefined && engine.transport.name === 'polling') await once(engine, 'upgrade');
  console.log(user, 'connect', engine.transport.name, socket.connected);
  return socket;
}

// What is not socket.io's own goes to the server's own listener.
const get = async (path, options) => {
  const response = await fetch(url + path, options);
  return [
    response.status,
    response.headers.get('access-control-allow-origin'),
    (await response.text()).slice(0, 60),
  ];
};
console.log(await get('/page'));
console.log(await get('/socket.io/?EIO=3&transport=polling'));
console.log(await get('/socket.io/?EIO=4&transport=none'));
console.log(await get('/socket.io/?EIO=4&transport=polling&sid=unknown'));
console.log(
  await get('/socket.io/?EIO=4&transport=polling', {
    method: 'OPTIONS',
    headers: { origin: 'http://page.test' },
  }),
);

const { headers: tagged } = await fetch(`${url}/socket.io/socket.io.min.js`);
// The client comes from the server, as a page asks for it; fetch unpacks what comes packed.
for (const [file, headers] of [
  ['socket.io.js', { 'accept-encoding': 'identity' }],
  ['socket.io.min.js?v=1', { 'accept-encoding': 'gzip' }],
  ['socket.io.js', { 'if-none-match': tagged.get('etag') }],
  ['package.json', {}],
]) {
  const response = await fetch(`${url}/socket.io/${file}`, { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  const { status, headers: answered } = response;
  console.log(file, status, answered.get('content-type'), answered.get('content-encoding'), bytes.length);
  console.log(' ', createHash('sha256').update(bytes).digest('hex'));
}

const refused = io(url, { auth: { token: 'wrong' }, reconnection: false, forceNew: true });
const [error] = await once(refused, 'connect_error');
console.log('refused', error.message, error.data);
refused.close();

const polling = await open('polling', { transports: ['polling'] });
console.log(await polling.emitWithAck('echo', 'text', 1, null, { a: ['ü'] }));
console.log(await polling.emitWithAck('echo', Buffer.from([1, 2, 3])));
console.log(await polling.emitWithAck('length', Buffer.alloc(100_000, 7)));

const both = await open('both');
console.log(await both.emitWithAck('echo', 'upgraded'));

const direct = await open('direct', { transports: ['websocket'] });
console.log(await direct.emitWithAck('echo', { bytes: new Uint8Array([9, 8]) }, 'x'));
console.log(await direct.emitWithAck('length', Buffer.alloc(150_000, 8)));
const binary = once(direct, 'binary');
direct.emit('binary');
console.log(await binary);

console.log(
  await polling.emitWithAck('join', 'red'),
  await both.emitWithAck('join', 'red'),
  await direct.emitWithAck('join', 'deaf'),
);
const heard = (socket, name) => once(socket, 'said').then((args) => console.log(name, 'heard', ...args));
let waiting = heard(polling, 'polling');
both.emit('say', 'red', 'to red');
await waiting;
waiting = heard(both, 'both');
polling.emit('say to others', 'not to the deaf');
await waiting;
for (const [socket, name] of [
  [polling, 'polling'],
  [both, 'both'],
  [direct, 'direct'],
]) {
  waiting = heard(socket, name);
  direct.emit('say to all', `for ${name}`);
  await waiting;
}
console.log(await both.emitWithAck('leave', 'red'));
for (const [number, socket] of [polling, both, direct].entries())
  socket.on('count', (reply) => reply(number));
console.log('all', await polling.emitWithAck('ask all'));

direct.on('question', (data, reply) => reply(data.deep[0], data.deep[1].toUpperCase()));
direct.emit('ask me');
await once(direct, 'no answer');
await new Promise((resolve) => setTimeout(resolve, 1500));

const chat = io(`${url}/chat`, { auth, forceNew: true, reconnection: false, transports: ['websocket'] });
console.log(await once(chat, 'welcome'));
const room = chat.io.socket('/room-7');
console.log(await once(room, 'welcome'));
const nowhere = chat.io.socket('/nowhere');
console.log((await once(nowhere, 'connect_error'))[0].message);
chat.disconnect();
room.disconnect();
chat.io.engine.close();

let end = once(both, 'disconnect');
both.emit('kick me');
console.log('both', (await end)[0]);
direct.disconnect();
console.log('direct', direct.connected);

const back = await open('back', {
  transports: ['websocket'],
  reconnection: true,
  reconnectionDelay: 20,
  randomizationFactor: 0,
});
const again = once(back, 'connect');
end = once(back, 'disconnect');
back.io.on('reconnect_attempt', (count) => console.log('attempt', count));
back.emit('break');
console.log('back', (await end)[0]);
await again;
console.log('back again', back.connected, await back.emitWithAck('echo', 'as before'));
back.io.reconnection(false);

// More than maxHttpBufferSize ends the connection.
const large = await open('large', { transports: ['websocket'] });
end = once(large, 'disconnect');
large.emit('length', Buffer.alloc(300_000));
console.log('large', (await end)[0]);

end = once(polling, 'disconnect');
const backEnd = once(back, 'disconnect');
polling.emit('stop');
await Promise.all([end, backEnd]);
console.log('stopped');
