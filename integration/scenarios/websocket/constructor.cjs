// The constructor: URLs that are taken and those that are not, members, handlers.
const attempt = (label, make) => {
  try {
    const socket = make();
    socket.onerror = () => {};
    console.log(
      label,
      socket.url,
      socket.readyState,
      socket.binaryType,
      socket.bufferedAmount,
      JSON.stringify([socket.protocol, socket.extensions]),
    );
    return socket;
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
    return undefined;
  }
};
for (const url of [
  'ws://127.0.0.1:1',
  'ws://127.0.0.1:1/a?b',
  'http://127.0.0.1:1/',
  'WS://127.0.0.1:1/',
  'ws://127.0.0.1:1/a#b',
  'http://127.0.0.1:1/#',
  'ftp://a/',
  'a',
  '',
  '/x',
  'ws:',
  'ws://',
  'mailto:a@b',
  5,
  null,
  undefined,
  {},
  new URL('ws://127.0.0.1:1/url'),
  'ws://user:pass@127.0.0.1:1/',
])
  attempt(String(url), () => new WebSocket(url));
attempt('nothing', () => new WebSocket());

console.log(
  WebSocket.CONNECTING,
  WebSocket.OPEN,
  WebSocket.CLOSING,
  WebSocket.CLOSED,
  WebSocket.length,
  WebSocket.name,
);
console.log(Reflect.ownKeys(WebSocket.prototype).map(String).join());
console.log(Object.keys(WebSocket.prototype).join());
console.log(Object.prototype.toString.call(WebSocket.prototype), WebSocket.prototype instanceof EventTarget);
const socket = new WebSocket('ws://127.0.0.1:1');
console.log(
  Object.prototype.toString.call(socket),
  socket instanceof EventTarget,
  socket.CLOSED,
  Object.keys(socket),
);
for (const value of ['arraybuffer', 'nope', 'blob', 5, 'ArrayBuffer', undefined]) {
  socket.binaryType = value;
  console.log(value, socket.binaryType);
}
for (const name of ['onopen', 'onmessage', 'onerror', 'onclose']) {
  const first = socket[name];
  const handler = () => {};
  socket[name] = handler;
  const second = socket[name] === handler;
  socket[name] = 'no function';
  console.log(name, first, second, socket[name]);
}
for (const name of ['url', 'readyState', 'protocol', 'send', 'close'])
  try {
    const value = WebSocket.prototype[name];
    console.log(name, typeof value, typeof value === 'function' ? value.length : '');
    if (typeof value === 'function') value.call({});
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
socket.onerror = (event) =>
  console.log('error', event.type, event.constructor.name, event.target === socket, event.message);
socket.onclose = (event) =>
  console.log(
    'close',
    event.code,
    event.reason,
    event.wasClean,
    event instanceof CloseEvent,
    socket.readyState,
  );
for (const args of [[], ['a']])
  try {
    console.log(socket.send(...args));
  } catch (error) {
    console.log('send', error.name, error.code, error.message);
  }
