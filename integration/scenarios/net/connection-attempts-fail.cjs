'use strict';
// covers: net.connect:option:lookup
// No address answers: one AggregateError of all.
const net = require('node:net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close(() => {
    const lookup = (hostname, options, callback) =>
      process.nextTick(callback, null, [
        { address: '127.0.0.2', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    const s = net.connect({ port, host: 'two.addresses', lookup });
    s.on('error', (error) => {
      console.log(error.name, error.code, JSON.stringify(error.message), error instanceof AggregateError);
      for (const e of error.errors)
        console.log(e.code, e.syscall, e.address, e.port === port, e.message.replace(port, 'PORT'));
    });
    s.on('close', (hadError) => console.log('close', hadError));
  });
});
