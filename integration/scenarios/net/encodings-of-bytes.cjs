'use strict';
// covers: net.Socket#setEncoding, net.Socket#bytesRead, net.Socket#bytesWritten, net.Socket#write
// covers: net.Socket#end
// Text in many encodings: what is counted as bytesWritten and bytesRead, setEncoding over pieces, setDefaultEncoding.
const net = require('node:net');
const server = net.createServer({ allowHalfOpen: true }, (s) => {
  s.setEncoding('hex');
  let text = '';
  s.on('data', (data) => (text += data));
  s.on('end', () => {
    console.log(text, s.bytesRead);
    const bytes = Buffer.from('é€😀');
    s.write(bytes.subarray(0, 4));
    setImmediate(() => s.end(bytes.subarray(4)));
  });
});
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  console.log(c.setEncoding('utf8') === c, c.readableEncoding);
  c.setDefaultEncoding('latin1');
  c.write('é');
  c.write('é', 'utf8');
  c.write('é', 'utf16le');
  c.write('68656c6c6f', 'hex');
  c.write('aGk=', 'base64');
  c.end('ÿ', 'binary');
  console.log(c.bytesWritten, c.writableLength);
  let text = '';
  c.on('data', (data) => (text += data));
  c.on('close', () => {
    console.log(text, c.bytesRead, c.bytesWritten);
    server.close();
  });
});
