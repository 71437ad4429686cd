// @volume
// FileHandle: an open file with promises, its streams, and what it says when it is closed.
import fs from 'node:fs/promises';
import util from 'node:util';
import places from './lib/places.cjs';

const attempt = async (promise) => {
  try {
    return util.inspect(await promise, { breakLength: 200 });
  } catch (error) {
    return `${error.name} ${error.code} ${error.syscall}: ${error.message}`;
  }
};

await places.inEachPlace(async (directory, say) => {
  const file = `${directory}/file`;
  const handle = await fs.open(file, 'w+');
  say(handle.fd > 2, await attempt(handle.writeFile('hello world')));
  say(
    await attempt(handle.read({ buffer: Buffer.alloc(5), position: 0 })),
    await attempt(handle.read(Buffer.alloc(3), 0, 3, 6)),
  );
  say(
    (await handle.read()).bytesRead,
    await attempt(handle.write('HE', 0)),
    await attempt(handle.write(Buffer.from('-LL-'), 1, 2, 2)),
  );
  say(
    await attempt(handle.writev([Buffer.from('x'), Buffer.from('y')], 9)),
    await attempt(handle.readv([Buffer.alloc(4), Buffer.alloc(2)], 0)),
  );
  say(
    (await handle.stat()).size,
    await attempt(handle.truncate(5)),
    await attempt(handle.sync()),
    await attempt(handle.datasync()),
  );
  say(await attempt(handle.utimes(1_000_000_000, 1_000_000_000)), (await handle.stat()).mtime.toISOString());
  say(await attempt(handle.appendFile('!')), await fs.readFile(file));
  let closed = 0;
  handle.on('close', () => closed++);
  say(await attempt(handle.close()), closed, handle.fd, await attempt(handle.close()));
  say(
    await attempt(handle.read(Buffer.alloc(1))),
    await attempt(handle.stat()),
    await attempt(handle.writeFile('x')),
  );
  await fs.writeFile(file, 'one\ntwo\nthree');

  const reading = await fs.open(file);
  const chunks = [];
  for await (const chunk of reading.createReadStream({ start: 4, end: 6, encoding: 'utf8' }))
    chunks.push(chunk);
  say(chunks, reading.fd);

  const writing = await fs.open(file, 'r+');
  const stream = writing.createWriteStream({ start: 4 });
  await new Promise((resolve) => stream.end('TWO', resolve));
  await new Promise((resolve) => (stream.closed ? resolve() : stream.on('close', resolve)));
  say(await fs.readFile(file, 'utf8'), writing.fd);

  const web = await fs.open(file);
  const parts = [];
  for await (const part of web.readableWebStream()) parts.push(Buffer.from(part).toString());
  say(parts, web.fd > 2, await attempt(web.close()));

  {
    await using disposed = await fs.open(file);
    say((await disposed.readFile('utf8')).length);
  }
  say(await attempt(fs.open(`${directory}/none`)), await attempt(fs.open(file, 'wx')));
  say(await attempt(fs.writeFile(await fs.open(file, 'w'), 'by handle')), await fs.readFile(file, 'utf8'));
});
process.exit();
