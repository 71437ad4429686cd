'use strict';
// covers: net.connect:option:lookup, net.connect:option:autoSelectFamily, error:ERR_INVALID_IP_ADDRESS
// covers: error:ERR_INVALID_ADDRESS_FAMILY
// All that a lookup may answer, with autoSelectFamily and without: addresses of no family, of the wrong form, none at all.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const answers = {
  'an address': (cb) => cb(null, '127.0.0.1', 4),
  'IPv4 as family': (cb) => cb(null, '127.0.0.1', 'IPv4'),
  'no family': (cb) => cb(null, '127.0.0.1'),
  'family 5': (cb) => cb(null, '127.0.0.1', 5),
  'IPv4 as family 6': (cb) => cb(null, '127.0.0.1', 6),
  'no address': (cb) => cb(null, 'x', 4),
  'a list': (cb) => cb(null, [{ address: '127.0.0.1', family: 4 }]),
  'a list of family 5': (cb) => cb(null, [{ address: '127.0.0.1', family: 5 }]),
  'a list with no address': (cb) => cb(null, [{ address: 'x', family: 4 }]),
  'a list of text': (cb) => cb(null, ['127.0.0.1']),
  'a list that is half good': (cb) =>
    cb(null, [
      { address: '127.0.0.1', family: 4 },
      { address: 'x', family: 4 },
    ]),
  'an error': (cb) => cb(Object.assign(new Error('mine'), { code: 'EMINE' })),
  'a text as error': (cb) => cb('text'),
  'undefined as error': (cb) => cb(undefined, '127.0.0.1', 4),
};
const runs = Object.keys(answers).flatMap((name) => [
  [name, false],
  [name, true],
]);
const next = () => {
  const [name, autoSelectFamily] = runs.shift() ?? [];
  if (name === undefined) return;
  const label = autoSelectFamily ? `${name}, all` : name;
  const c = net.connect({
    port: 1,
    host: 'h.test',
    autoSelectFamily,
    lookup: (host, options, cb) => answers[name](cb),
  });
  for (const event of ['lookup', 'connectionAttempt', 'connectionAttemptFailed', 'error', 'close']) {
    c.on(event, (...args) => console.log(label, event, args.map(show).join(', ')));
  }
  c.on('close', () => setImmediate(next));
};
next();
