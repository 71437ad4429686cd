'use strict';
// covers: net.connect:option:port, error:ECONNREFUSED, error:ERR_SOCKET_BAD_PORT, error:ENOENT
// Ports as numbers and as text: which text is a port, which a path (ENOENT), and which neither; nobody is at port 0.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const server = net
  .createServer((s) => s.on('error', () => {}).end())
  .listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    const forms = {
      text: String(port),
      hexadecimal: `0x${port.toString(16)}`,
      blanks: `  ${port} `,
      fraction: `${port}.0`,
      exponent: `${port / 10}e1`,
      zero: 0,
      'text of zero': '0',
      path: 'no/such/path',
      'minus one': '-1',
      'too large': 65_536,
      'text too large': '65536',
      'half a port': 1.5,
      empty: '',
      blank: ' ',
      'not a number': Number.NaN,
    };
    const names = Object.keys(forms);
    const next = () => {
      const name = names.shift();
      if (name === undefined) return server.close();
      try {
        const c = net.connect(forms[name], '127.0.0.1');
        c.on('connect', () => console.log(name, 'connect'));
        c.on('error', (error) => console.log(name, 'error', show(error)));
        c.on('close', () => setImmediate(next));
        c.resume();
      } catch (error) {
        console.log(name, 'throws', show(error));
        next();
      }
    };
    next();
  });
