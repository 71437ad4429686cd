'use strict';
// covers: net.Socket:event:end
// end() with data, encoding, callback, twice.
const net = require('node:net');
const server = net.createServer((socket) => {
  let text = '';
  socket.on('data', (data) => (text += data));
  socket.on('end', () => console.log('server got', text));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const run = (name, end, next) => {
    const s = net.connect(port, '127.0.0.1', () => {
      console.log(name, end(s) === s, s.writableEnded);
      s.end((error) => console.log(name, 'second end', error));
    });
    s.on('error', (error) => console.log(name, error.code));
    s.on('close', (hadError) =>
      setTimeout(() => {
        console.log(name, 'close', hadError);
        next();
      }, 10),
    );
    s.resume();
  };
  run(
    'end()',
    (s) => s.end(),
    () =>
      run(
        'end(text)',
        (s) => s.end('text'),
        () =>
          run(
            'end(text, encoding, cb)',
            (s) => s.end('626c61', 'hex', () => console.log('callback')),
            () =>
              run(
                'end(cb)',
                (s) => s.end(() => console.log('callback')),
                () => server.close(),
              ),
          ),
      ),
  );
});
