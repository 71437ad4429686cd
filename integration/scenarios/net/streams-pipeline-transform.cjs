'use strict';
// covers: net.Socket#end, net.Socket:event:data
// stream.pipeline on both ends: through a transform and back on the server, from a generator to an async function on the client.
const net = require('node:net');
const { pipeline, Readable, Transform } = require('node:stream');
const promises = require('node:stream/promises');
const { show, stateOf } = require('./lib/watch.cjs');
const upper = () =>
  new Transform({ transform: (data, encoding, done) => done(null, String(data).toUpperCase()) });
const server = net.createServer((s) =>
  pipeline(s, upper(), s, (error) => console.log('server pipeline', show(error))),
);
server.listen(0, '127.0.0.1', async () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  await promises.pipeline(Readable.from(['one ', 'two']), c, async (source) => {
    let text = '';
    for await (const data of source) text += data;
    console.log('data', text);
  });
  console.log('end', stateOf(c));
  server.close();
});
