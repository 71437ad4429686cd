'use strict';
// covers: error:ECONNREFUSED, error:ENOTFOUND, error:EADDRINUSE, error:ERR_STREAM_WRITE_AFTER_END
// covers: error:ERR_STREAM_DESTROYED, error:ERR_SOCKET_BAD_PORT
// Errors as console.log shows them and what properties they have: nothing more than on Node.
const net = require('node:net');
const util = require('node:util');
const print = (label, error) => {
  const lines = util
    .inspect(error)
    .split('\n')
    .filter((line) => !/^ +at /.test(line));
  console.log(
    label,
    lines
      .join('\n')
      .replaceAll(/port: \d{4,}/g, 'port: P')
      .replaceAll(/:\d{4,5}/g, ':P'),
  );
  console.log(
    Object.getOwnPropertyNames(error).toSorted().join(),
    String(error).replaceAll(/:\d{4,5}/g, ':P'),
  );
};
try {
  net.connect(-1);
} catch (error) {
  print('port', error);
}
net.connect(1, '127.0.0.1').on('error', (refused) => {
  print('refused', refused);
  net.connect(1, 'nowhere.invalid').on('error', (unknown) => {
    print('unknown', unknown);
    const server = net
      .createServer((s) => s.resume())
      .listen(0, '127.0.0.1', () => {
        net
          .createServer()
          .on('error', (inUse) => {
            print('in use', inUse);
            const c = net.connect(server.address().port, '127.0.0.1', () => {
              c.end();
              c.write('x', (late) => print('late write', late));
              c.on('error', () => {});
              c.on('close', () => {
                c.write('y', (gone) => print('gone', gone));
                server.close();
              });
            });
          })
          .listen(server.address().port, '127.0.0.1');
      });
  });
});
