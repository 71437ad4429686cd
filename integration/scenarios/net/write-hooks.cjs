'use strict';
// covers: net.Socket#write, net.Socket#cork, net.Socket#uncork
// Packages that replace _write and _writev of a socket see which writes come alone and which together, with encodings.
const net = require('node:net');
const server = net.createServer((s) => {
  let text = '';
  s.on('data', (data) => (text += data));
  s.on('end', () => console.log('server got', text));
});
server.listen(0, '127.0.0.1', () => {
  const c = new net.Socket();
  const { _write, _writev } = c;
  c._write = function write(data, encoding, callback) {
    console.log('_write', data.length, encoding);
    return _write.call(this, data, encoding, callback);
  };
  c._writev = function writev(chunks, callback) {
    console.log('_writev', chunks.map(({ chunk, encoding }) => `${chunk.length} ${encoding}`).join(', '));
    return _writev.call(this, chunks, callback);
  };
  c.connect(server.address().port, '127.0.0.1', () => {
    c.write('alone');
    c.cork();
    c.write('two', 'latin1');
    c.write(Buffer.from('three'));
    c.uncork();
    c.end();
  });
  c.write('early');
  c.write('and then');
  c.resume().on('close', () => server.close());
});
