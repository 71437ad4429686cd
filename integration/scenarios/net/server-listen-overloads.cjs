'use strict';
// covers: net.listen:option:backlog, net.listen:option:exclusive
// Every form of listen for TCP.
const net = require('node:net');
const forms = [
  ['()', (s, done) => s.listen(done)],
  ['(port)', (s, done) => s.listen(0, done)],
  ['(port, backlog)', (s, done) => s.listen(0, 5, done)],
  ['(port, host)', (s, done) => s.listen(0, '127.0.0.1', done)],
  ['(port, host, backlog)', (s, done) => s.listen(0, '127.0.0.1', 5, done)],
  ['(text)', (s, done) => s.listen('0', done)],
  ['(null)', (s, done) => s.listen(null, done)],
  ['(undefined)', (s, done) => s.listen(undefined, done)],
  ['({port})', (s, done) => s.listen({ port: 0 }, done)],
  [
    '({port, host, backlog})',
    (s, done) => s.listen({ port: 0, host: '127.0.0.1', backlog: 9, exclusive: true }, done),
  ],
  ['({port: undefined})', (s, done) => s.listen({ port: undefined }, done)],
  ['(localhost)', (s, done) => s.listen({ port: 0, host: 'localhost' }, done)],
];
const next = () => {
  const form = forms.shift();
  if (form === undefined) return;
  const server = net.createServer();
  form[1](server, () => {
    console.log(form[0], server.listening, server.address().port > 0);
    server.close(next);
  });
};
next();
