// @volume
// fs.createReadStream: ranges, chunks, events in their order, errors, files that stay open.
const fs = require('node:fs');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace(async (directory, say) => {
  const file = `${directory}/file`;
  fs.writeFileSync(file, '0123456789');
  const watch = (stream) =>
    new Promise((resolve) => {
      const seen = [];
      for (const name of ['open', 'ready', 'data', 'end', 'error', 'close'])
        stream.on(name, (value) =>
          seen.push(name === 'data' ? `data ${value}` : name === 'error' ? `error ${value.message}` : name),
        );
      stream.on('close', () => resolve(seen.join(', ')));
    });
  const show = async (options, path = file) => {
    const stream = fs.createReadStream(path, options);
    say(options ?? 'no options', await watch(stream), stream.bytesRead, stream.fd, stream.destroyed);
  };
  await show();
  await show('utf8');
  await show({ start: 3 });
  await show({ start: 3, end: 5 });
  await show({ end: 2 });
  await show({ start: 20 });
  await show({ highWaterMark: 4 });
  await show({ encoding: 'hex', highWaterMark: 3, end: 5 });
  await show({}, `${directory}/none`);
  await show({}, directory);
  await show({ flags: 'a+' }, `${directory}/made`);

  const fd = fs.openSync(file, 'r');
  const kept = fs.createReadStream(null, { fd, autoClose: false, start: 8 });
  say(
    kept.path,
    kept.pending,
    await new Promise((resolve) => kept.on('data', (data) => resolve(String(data)))),
  );
  await new Promise((resolve) => kept.on('end', resolve));
  say(fs.readFileSync(fd, 'utf8').length, kept.destroyed);
  fs.closeSync(fd);

  const early = fs.createReadStream(file);
  say(
    early.path,
    early.flags,
    early.mode,
    early.start,
    early.end,
    early.pos,
    early.bytesRead,
    early.pending,
    early.autoClose,
  );
  early.destroy();
  say(await watch(early));
  const stopped = fs.createReadStream(file, { highWaterMark: 2 });
  stopped.once('data', () => stopped.close());
  say(await watch(stopped));
  const controller = new AbortController();
  const aborted = fs.createReadStream(file, { signal: controller.signal, highWaterMark: 1 });
  aborted.once('data', () => controller.abort());
  say((await watch(aborted)).replace(/(data \d, )+/, 'data, '));

  for (const wrong of [
    { start: 'a' },
    { start: -1 },
    { start: 5, end: 2 },
    { end: 1.5 },
    { fd: 'x' },
    { encoding: 'x' },
    5,
    { signal: 1 },
  ])
    say(
      wrong,
      outcome(() => fs.createReadStream(file, wrong)),
    );
  const calls = [];
  const own = {
    open: (...args) => (calls.push('open'), fs.open(...args)),
    read: (...args) => (calls.push('read'), fs.read(...args)),
    close: (...args) => (calls.push('close'), fs.close(...args)),
  };
  await watch(fs.createReadStream(file, { fs: own }));
  say(
    calls,
    outcome(() => fs.createReadStream(file, { fs: {} })),
  );
  const plain = fs.ReadStream(file);
  say(plain instanceof fs.ReadStream, plain.constructor.name, await watch(plain));
});
