'use strict';
// covers: net.Socket#destroyed, net.Socket#setEncoding, error:ECONNREFUSED
// for await over a socket: to its end, with break (destroyed), with setEncoding, and over one that is refused.
const net = require('node:net');
const { show, stateOf } = require('./lib/watch.cjs');
const server = net.createServer({ allowHalfOpen: true }, (s) => s.on('error', () => {}).pipe(s));
server.listen(0, '127.0.0.1', async () => {
  const connect = (text) => {
    const c = net.connect(server.address().port, '127.0.0.1');
    c.end(text);
    return c;
  };
  const whole = connect('whole');
  for await (const data of whole) console.log(show(data));
  console.log(whole.destroyed, stateOf(whole));
  const broken = connect('broken');
  for await (const data of broken) {
    console.log(show(data));
    break;
  }
  console.log(broken.destroyed, stateOf(broken));
  console.log(await connect('text').setEncoding('utf8').toArray());
  const refused = net.connect(1, '127.0.0.1');
  try {
    for await (const data of refused) console.log(data);
  } catch (error) {
    console.log(show(error), stateOf(refused));
  }
  server.close();
});
