// A console of one's own over streams.
const { Console } = require('node:console');
const { Writable } = require('node:stream');
const lines = { out: '', err: '' };
const sink = (name) =>
  new Writable({
    write(chunk, encoding, done) {
      lines[name] += chunk;
      done();
    },
  });
const own = new Console({ stdout: sink('out'), stderr: sink('err'), inspectOptions: { depth: 0 } });
own.log('hello %s', 'there', { a: { b: 1 } });
own.error('bad');
own.group('g');
own.log('in');
const second = Console(sink('out'));
second.log('without new');
console.log(JSON.stringify(lines), own instanceof Console, second instanceof Console);
