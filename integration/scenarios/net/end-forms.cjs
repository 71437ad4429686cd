'use strict';
// covers: net.Socket#end, error:ERR_STREAM_WRITE_AFTER_END, error:ERR_STREAM_DESTROYED
// covers: error:ERR_INVALID_ARG_TYPE
// All forms of end(): with data, encoding and callback, a second time, after destroy, and with what is no data.
const net = require('node:net');
const { serve, show } = require('./lib/watch.cjs');
const forms = {
  'end(cb)': (c, cb) => c.end(cb),
  'end(data, cb)': (c, cb) => c.end('a', cb),
  'end(data, encoding, cb)': (c, cb) => c.end('6162', 'hex', cb),
  'end(buffer, cb)': (c, cb) => c.end(Buffer.from('buffer'), cb),
  'end(null, cb)': (c, cb) => c.end(null, cb),
  'end twice': (c, cb) => c.end('b') && c.end(cb),
  'end twice with data': (c, cb) => c.end('b') && c.end('more', cb),
  'end after destroy': (c, cb) => c.destroy() && c.end('x', cb),
  'end of a number': (c, cb) => c.end(5, cb),
};
const received = (s) => s.on('data', (data) => console.log('server got', String(data))).resume();
serve({}, received, (port, server) => {
  const names = Object.keys(forms);
  const next = () => {
    const name = names.shift();
    if (name === undefined) return server.close();
    const c = net.connect(port, '127.0.0.1', () => {
      try {
        const result = forms[name](c, (error) => console.log(name, 'callback', show(error)));
        console.log(name, 'is the socket:', result === c);
      } catch (error) {
        console.log(name, 'throws', show(error));
        c.destroy();
      }
    });
    c.on('error', (error) => console.log(name, 'error', show(error)));
    c.on('finish', () => console.log(name, 'finish'));
    c.on('close', (hadError) => {
      console.log(name, 'close', hadError);
      next();
    });
    c.resume();
  };
  next();
});
