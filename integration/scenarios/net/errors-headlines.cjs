'use strict';
// covers: error:ERR_SOCKET_BAD_PORT, error:ERR_SOCKET_CLOSED, error:ECONNREFUSED, error:ERR_OUT_OF_RANGE
// The first line of the stack of errors, where tools look for the code.
const net = require('node:net');
const headline = (error) =>
  console.log(error.stack.split('\n')[0], '|', String(error), '|', error instanceof Error);
for (const call of [
  () => net.connect(-1),
  () => new net.Socket({ fd: -1 }),
  () => net.createServer().listen({}),
]) {
  try {
    call();
  } catch (error) {
    headline(error);
  }
}
const c = new net.Socket();
c.write('x', headline);
c.on('error', headline);
c.on('close', () => net.connect(1, '127.0.0.1').on('error', headline));
