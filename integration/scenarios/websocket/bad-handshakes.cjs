// Servers whose answer to the handshake is wrong.
const { answer, listen } = require('./lib/raw-server.cjs');
const { watch } = require('./lib/told.cjs');

const cases = {
  good: (request) => answer(request),
  'wrong accept key': (request) =>
    answer(request, { 'Sec-WebSocket-Accept': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }),
  'no accept key': (request) => answer(request, { 'Sec-WebSocket-Accept': undefined }),
  'no upgrade': (request) => answer(request, { Upgrade: undefined }),
  'other upgrade': (request) => answer(request, { Upgrade: 'h2c' }),
  'upgrade in capitals': (request) => answer(request, { Upgrade: 'WebSocket' }),
  'no connection': (request) => answer(request, { Connection: undefined }),
  'connection closes': (request) => answer(request, { Connection: 'close' }),
  'connection in capitals': (request) => answer(request, { Connection: 'UPGRADE' }),
  'connection of several': (request) => answer(request, { Connection: 'keep-alive, Upgrade' }),
  'status 200': (request) => answer(request, { 'Content-Length': 0 }, '200 OK'),
  'status 404': () => 'HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno!',
  'status 401': () => 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n',
  'a redirect': () => 'HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n',
  'no HTTP': () => 'this is not HTTP\r\n\r\n',
  nothing: () => '',
  'a protocol that nobody asked for': (request) => answer(request, { 'Sec-WebSocket-Protocol': 'chat' }),
  'an extension that nobody asked for': (request) =>
    answer(request, { 'Sec-WebSocket-Extensions': 'x-other' }),
};

(async () => {
  for (const [name, make] of Object.entries(cases)) {
    const port = await listen((socket, request) => {
      const text = make(request);
      if (text === '') socket.destroy();
      else socket.write(text);
      setTimeout(() => socket.destroy(), 60);
    });
    await watch(name, new WebSocket(`ws://127.0.0.1:${port}/`));
  }
})();
