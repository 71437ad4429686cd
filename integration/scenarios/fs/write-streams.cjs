// @volume
// fs.createWriteStream: what arrives in the file, events in their order, positions, flags, errors.
const fs = require('node:fs');
const { pipeline } = require('node:stream/promises');
const { createGzip, gunzipSync } = require('node:zlib');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace(async (directory, say) => {
  const file = `${directory}/file`;
  const watch = (stream) =>
    new Promise((resolve) => {
      const seen = [];
      for (const name of ['open', 'ready', 'drain', 'finish', 'error', 'close'])
        stream.on(name, (value) => seen.push(name === 'error' ? `error ${value.message}` : name));
      stream.on('close', () => resolve(seen.join(', ')));
    });
  const show = async (options, path = file) => {
    const stream = fs.createWriteStream(path, options);
    stream.write('abc');
    stream.write(Buffer.from('def'));
    stream.end('ghi');
    say(options ?? 'no options', await watch(stream), stream.bytesWritten, stream.path === path, stream.fd);
    if (fs.existsSync(path)) say(fs.readFileSync(path, 'utf8'));
  };
  await show();
  await show({ flags: 'a' });
  await show({ flags: 'r+', start: 2 });
  await show({ flags: 'wx' });
  await show({ flush: true, highWaterMark: 2 });
  await show({}, `${directory}/none/file`);
  await show({ flags: 'wrong' });
  await show('utf16le');

  const fd = fs.openSync(file, 'w');
  const kept = fs.createWriteStream(null, { fd, autoClose: false });
  await new Promise((resolve) => kept.end('kept', resolve));
  say(fs.fstatSync(fd).size, kept.destroyed);
  fs.closeSync(fd);

  const stream = fs.createWriteStream(file);
  say(
    stream.path === file,
    stream.flags,
    stream.mode,
    stream.start,
    stream.pos,
    stream.bytesWritten,
    stream.pending,
    stream.autoClose,
  );
  stream.cork();
  for (let i = 0; i < 5; i++) stream.write(String(i));
  stream.uncork();
  stream.close();
  say(await watch(stream), fs.readFileSync(file, 'utf8'));

  const data = Buffer.alloc(500_000, 'some text; ');
  fs.writeFileSync(`${directory}/source`, data);
  await pipeline(
    fs.createReadStream(`${directory}/source`),
    createGzip(),
    fs.createWriteStream(`${directory}/packed`),
  );
  say(gunzipSync(fs.readFileSync(`${directory}/packed`)).equals(data));
  await pipeline(fs.createReadStream(`${directory}/source`), fs.createWriteStream(`${directory}/target`));
  say(fs.readFileSync(`${directory}/target`).equals(data));

  for (const wrong of [
    { start: 'a' },
    { start: -1 },
    { flush: 1 },
    { fd: 'x' },
    { encoding: 'x' },
    5,
    { fs: {} },
  ])
    say(
      wrong,
      outcome(() => fs.createWriteStream(file, wrong)),
    );
});
