'use strict';
// clientError: the listener owns the socket.
// covers: http.Server:event:clientError, http.Server:option:maxHeaderSize, http.ServerResponse#end
// covers: error:HPE_HEADER_OVERFLOW, error:HPE_INVALID_METHOD
// covers: http.ClientRequest#destroyed, http.request:option:maxHeaderSize
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const ok = (req, res) => res.end('ok');
  const setup = (server) =>
    server.on('clientError', (error, socket) => {
      console.log(
        error.name,
        error.code,
        error.message,
        error.reason,
        error.bytesParsed,
        error.rawPacket && error.rawPacket.length,
        socket.writable,
        socket.destroyed,
      );
      socket.end('HTTP/1.1 418 Teapot\r\n\r\n');
    });
  await exchange('method', { handler: ok, setup, send: 'BAD / HTTP/1.1\r\n\r\n' });
  await exchange('overflow', {
    options: { maxHeaderSize: 100 },
    handler: ok,
    setup,
    send: get('/', [`X: ${'y'.repeat(200)}`]),
  });
  await exchange('in the second', { handler: ok, setup, send: [keep(), 'X Y\r\n\r\n'] });
})();
