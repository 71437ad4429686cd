'use strict';
// covers: error:ERR_INVALID_ARG_TYPE
// Text in several encodings, typed arrays that are part of a larger buffer, and empty writes.
const net = require('node:net');
const server = net.createServer((socket) => {
  const chunks = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('end', () => console.log(Buffer.concat(chunks).toString('hex')));
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    s.write('é€');
    s.write('', () => console.log('empty written'));
    s.write('é', 'latin1');
    s.write('dead', 'hex');
    s.write('aGk=', 'base64');
    s.write('hi', 'utf16le');
    s.write(new Uint8Array([1, 2, 3, 4, 5, 6]).subarray(2, 4));
    s.setDefaultEncoding('latin1');
    s.end('ü');
  });
  s.on('close', () => {
    console.log(s.bytesWritten);
    server.close();
  });
  s.resume();
  try {
    s.write(3);
  } catch (error) {
    console.log(error.code, error.message);
  }
  try {
    s.write(null);
  } catch (error) {
    console.log(error.code, error.message);
  }
});
