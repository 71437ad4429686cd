'use strict';
// maxHeaderSize: how large a head may be, and the 431 that says it is larger.
// covers: http.Server:event:clientError, http.Server:option:maxHeaderSize, http.ServerResponse#end
// covers: http.IncomingMessage#headers, error:HPE_HEADER_OVERFLOW
const { exchange, get } = require('./lib/raw.cjs');

const handler = (req, res) => res.end(`${req.headers['x-long']?.length}`);
(async () => {
  for (const size of [100, 900, 1100, 2000])
    await exchange(`${size} bytes of 1024`, {
      options: { maxHeaderSize: 1024 },
      handler,
      send: get('/', [`X-Long: ${'x'.repeat(size)}`]),
    });
  await exchange('32 KiB of 64 KiB', {
    options: { maxHeaderSize: 65536 },
    handler,
    send: get('/', [`X-Long: ${'x'.repeat(32768)}`]),
  });
  await exchange('heard', {
    options: { maxHeaderSize: 200 },
    handler,
    send: get('/', [`X-Long: ${'x'.repeat(400)}`]),
    setup: (server) =>
      server.on('clientError', (error, socket) => {
        console.log(
          error.name,
          error.code,
          error.message,
          typeof error.bytesParsed,
          Buffer.isBuffer(error.rawPacket),
        );
        socket.end('HTTP/1.1 431 Mine\r\nConnection: close\r\n\r\n');
      }),
  });
})();
