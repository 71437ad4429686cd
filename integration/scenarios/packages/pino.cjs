'use strict';
// A log of JSON lines by pino, to its own destination on stdout, to streams and to several at once, and a server that logs its
// requests with it.
// package: pino
// tried: levels and own levels, children and bindings, serializers, redaction, errors with causes, format strings, formatters, message and error keys, nested keys, mixins, timestamps, hooks, plain streams, multistream, destination on stdout, flush, silent, bindings of requests, big values, circular values, wrong levels, transports refused or missing
// @peer after: listening
const http = require('node:http');
const { Writable } = require('node:stream');
const pino = require('pino');

const fixed = { base: null, timestamp: false };

/** Its own destination writes when it comes to it: waits until it has. */
const written = (logger) => new Promise((resolve) => logger[pino.symbols.streamSym].once('drain', resolve));

async function toStdout() {
  const log = pino(fixed);
  log.info('a line');
  log.info(
    { a: 1, nested: { b: [1, 'two', null] } },
    'with values, %s and %d %j %o',
    'texts',
    2,
    { c: 3 },
    { d: 4 },
  );
  log.warn('%s of %i', 'half', 2.5, 'and more');
  log.debug('not seen');
  log.error(new TypeError('only an error').message);
  await written(log);
  log.fatal(
    { undef: undefined, fn() {}, sym: Symbol('x'), nan: NaN, big: 12n, date: new Date(0), re: /x/ },
    'values',
  );
  await written(log);
  console.log(log.level, log.isLevelEnabled('debug'), log.levels.values, pino.levels.labels[30]);
  log.level = 'trace';
  log.trace('seen now');
  await written(log);
  try {
    log.level = 'loud';
  } catch (error) {
    console.log(error.message);
  }
  log.on('level-change', (label, value, before) => console.log('level', label, value, before));
  log.level = 'info';

  const own = pino({ ...fixed, customLevels: { shout: 45 }, level: 'warn' }, pino.destination(1));
  own.info('not seen');
  own.shout('seen');
  await written(own);
  const quick = pino(fixed, pino.destination({ dest: 1, sync: true }));
  quick.info('to a destination that was made for it');
}

/** A destination that keeps its lines. */
function kept() {
  const lines = [];
  return { lines, write: (line) => lines.push(JSON.parse(line)) };
}
function show(name, { lines }) {
  console.log(name);
  for (const line of lines.splice(0)) console.log(' ', JSON.stringify(line));
}

let sink = kept();
const child = pino({ ...fixed, name: 'parent' }, sink).child(
  { part: 'child' },
  { level: 'debug', msgPrefix: '[child] ' },
);
child.debug({ x: 1 }, 'of a child');
child.child({ part: 'grandchild' }).info('deeper');
console.log(child.bindings());
child.setBindings({ more: true });
child.info('bound');
show('children', sink);

const redacting = pino(
  { ...fixed, redact: { paths: ['password', 'users[*].secret', 'headers["x-key"]'], censor: '***' } },
  sink,
);
redacting.info(
  { password: 'p', users: [{ secret: 's', name: 'n' }], headers: { 'x-key': 'k', other: 'o' } },
  'redacted',
);
pino({ ...fixed, redact: { paths: ['gone'], remove: true } }, sink).info({ gone: 1, here: 2 });
show('redacted', sink);

const shaped = pino(
  {
    timestamp: () => ',"time":"fixed"',
    base: { service: 'shop' },
    messageKey: 'message',
    errorKey: 'problem',
    nestedKey: 'payload',
    mixin: (merged, level) => ({ level2: level }),
    formatters: {
      level: (label, number) => ({ severity: label.toUpperCase(), number }),
      bindings: (bindings) => ({ ...bindings, bound: 1 }),
      log: (object) => ({ ...object, logged: true }),
    },
    serializers: { user: ({ name }) => name, problem: (error) => `${error.name}: ${error.message}` },
    hooks: {
      logMethod(args, method) {
        if (args.length === 3) method.apply(this, [args[1], `hooked ${args[2]}`]);
        else method.apply(this, args);
      },
    },
  },
  sink,
);
shaped.info({ user: { name: 'ann', password: 'p' } }, 'shaped');
shaped.info('dropped', { a: 1 }, 'by a hook');
shaped.error(new RangeError('too far'), 'failed');
show('shaped', sink);

const plain = pino(fixed, sink);
plain.error(new TypeError('with a stack', { cause: new Error('the cause') }));
plain.error(
  {
    err: Object.assign(new Error('listed'), { code: 'E_CODE', extra: { a: 1 } }),
    error: new Error('not serialised'),
  },
  'errors',
);
const circular = { name: 'circular' };
circular.self = circular;
plain.info({ circular, 'quo"ted': 'li\nne \u2028 ü \ud800 \u0007' }, 'odd values');
plain.info({ deep: { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } } });
plain.info();
plain.info(null, 'null');
plain.info(undefined);
plain.info(12);
for (const line of sink.lines) {
  for (const error of [line.err, line.err?.cause]) {
    if (error?.stack) error.stack = error.stack.split('\n')[0];
  }
}
show('errors and odd values', sink);

const [low, high] = [kept(), kept()];
const several = pino(
  { ...fixed, level: 'trace' },
  pino.multistream([
    { level: 'trace', stream: low },
    { level: 'error', stream: high },
  ]),
);
several.trace('one');
several.error('both');
show('low', low);
show('high', high);
const chunks = [];
const stream = new Writable({ write: (chunk, encoding, done) => (chunks.push(String(chunk)), done()) });
pino({ ...fixed, level: 'silent' }, stream).fatal('never');
pino({ name: 'timed' }, stream).info('timed');
const timed = JSON.parse(chunks.join(''));
console.log(
  Object.keys(timed),
  Math.abs(Date.now() - timed.time) < 60_000,
  timed.pid === process.pid,
  typeof timed.hostname,
);
for (const options of [
  { level: 'loud' },
  { customLevels: { info: 1 } },
  { redact: ['a..b'] },
  { prettyPrint: true },
  { formatters: { log: 1 } },
  { useOnlyCustomLevels: true },
]) {
  try {
    pino(options, sink);
    console.log('taken:', options);
  } catch (error) {
    console.log(error.message.split('\n')[0]);
  }
}

// As a server uses it: a child for each request.
sink = kept();
const requests = pino({ ...fixed, serializers: pino.stdSerializers }, sink);
const server = http.createServer((req, res) => {
  const line = requests.child({ path: req.url });
  res.on('close', () => {
    const { method, url, headers } = pino.stdSerializers.req(req);
    line.info(
      {
        method,
        url,
        id: headers['x-id'],
        status: pino.stdSerializers.res(res).statusCode,
        whole: res.writableFinished,
      },
      'answered',
    );
    if (url === '/stop')
      server.close(() => {
        show('requests', sink);
        // What is buffered is written at once when it is asked for.
        const buffered = pino(fixed, pino.destination({ dest: 1, minLength: 4096, sync: false }));
        buffered.info('kept until there is enough of it');
        buffered.flush(() => console.log('flushed'));
      });
  });
  if (req.url === '/stop') res.setHeader('Connection', 'close');
  if (req.url === '/missing') res.statusCode = 404;
  res.end(req.url === '/stop' ? 'bye' : 'an answer');
});
void toStdout().then(() => server.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening')));
