// @volume
// Where reads and writes take place: the descriptor's own position, given ones, behind the end, in several buffers.
const fs = require('node:fs');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace((directory, say) => {
  const file = `${directory}/file`;
  const fd = fs.openSync(file, 'w+');
  say(fs.writeSync(fd, 'hello '), fs.writeSync(fd, Buffer.from('-world-'), 1, 5), fs.writeSync(fd, 'J', 0));
  const buffer = Buffer.alloc(8, '.');
  say(fs.readSync(fd, buffer), buffer.toString());
  say(fs.readSync(fd, buffer, 2, 5, 0), buffer.toString());
  say(fs.readSync(fd, buffer, { position: 6, length: 2 }), buffer.toString());
  say(fs.readSync(fd, buffer, { offset: 1, position: 6n }), buffer.toString());
  say('still at the end:', fs.readSync(fd, buffer, 0, 8, null), fs.readSync(fd, buffer, 0, 8, -1));
  say('behind the end:', fs.readSync(fd, buffer, 0, 8, 100));
  say(fs.writeSync(fd, 'far', 20), fs.readFileSync(file));
  say(fs.fstatSync(fd).size, fs.writevSync(fd, [Buffer.from('A'), Buffer.from('BC')], 1));
  const two = [Buffer.alloc(3), Buffer.alloc(4)];
  say(fs.readvSync(fd, two, 0), two);
  say(fs.writevSync(fd, [Buffer.from('12'), new Uint8Array([51])]), fs.readFileSync(file, 'latin1'));
  fs.ftruncateSync(fd, 4);
  say(fs.fstatSync(fd).size, fs.readFileSync(file, 'latin1'));
  fs.fsyncSync(fd);
  fs.fdatasyncSync(fd);
  fs.closeSync(fd);
  say(
    outcome(() => fs.readSync(fd, buffer)),
    outcome(() => fs.closeSync(fd)),
  );

  const appending = fs.openSync(file, 'a+');
  fs.writeSync(appending, 'one', 0);
  fs.writeSync(appending, 'two');
  say(
    fs.readFileSync(file, 'latin1'),
    fs.readSync(appending, buffer, 0, 4, 0),
    buffer.toString('latin1', 0, 4),
  );
  fs.closeSync(appending);

  // A descriptor in the place of a path: from where it stands.
  const reading = fs.openSync(file, 'r');
  fs.readSync(reading, Buffer.alloc(4));
  say(fs.readFileSync(reading, 'latin1'), fs.readFileSync(reading, 'latin1') === '');
  fs.closeSync(reading);
  const writing = fs.openSync(file, 'w');
  fs.writeFileSync(writing, 'first,');
  fs.appendFileSync(writing, 'second');
  say(fs.readFileSync(file, 'latin1'));
  fs.closeSync(writing);
});
