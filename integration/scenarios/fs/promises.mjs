// @volume
// node:fs/promises: functions of whole files and directories, signals, chunks from iterables.
import fs from 'node:fs/promises';
import { Readable } from 'node:stream';
import util from 'node:util';
import places from './lib/places.cjs';

const attempt = async (promise) => {
  try {
    return util.inspect(await promise);
  } catch (error) {
    return `${error.name} ${error.code} ${error.syscall}: ${error.message}`;
  }
};

await places.inEachPlace(async (directory, say) => {
  const file = `${directory}/file`;
  say(await attempt(fs.writeFile(file, 'hello')), await attempt(fs.readFile(file, 'utf8')));
  say(await attempt(fs.appendFile(file, ' you')), (await fs.readFile(file)).length);
  async function* chunks() {
    yield 'a';
    yield Buffer.from('b');
  }
  await fs.writeFile(file, chunks());
  say(await fs.readFile(file, 'utf8'));
  await fs.writeFile(file, ['c', 'd']);
  say(await fs.readFile(file, 'utf8'));
  await fs.writeFile(file, Readable.from(['e', 'f']));
  say(await fs.readFile(file, 'utf8'));
  say(await attempt(fs.readFile(file, { signal: AbortSignal.abort() })));
  say(await attempt(fs.writeFile(file, 'x', { signal: AbortSignal.abort(new Error('no')) })));
  say(await fs.readFile(file, 'utf8'));
  say(
    await attempt(fs.mkdir(`${directory}/a/b`, { recursive: true })),
    await attempt(fs.mkdir(`${directory}/a`)),
  );
  say((await fs.readdir(directory)).sort(), await attempt(fs.readdir(`${directory}/none`)));
  say(
    await attempt(fs.stat(`${directory}/none`)),
    (await fs.stat(file)).isFile(),
    (await fs.lstat(directory)).isDirectory(),
  );
  say(await attempt(fs.access(file)), await attempt(fs.access(`${directory}/none`)));
  say(
    await attempt(fs.rename(file, `${directory}/a/file`)),
    await attempt(fs.copyFile(`${directory}/a/file`, file)),
  );
  say(await attempt(fs.truncate(file, 1)), await fs.readFile(file, 'utf8'));
  say(
    await attempt(fs.unlink(file)),
    await attempt(fs.unlink(file)),
    await attempt(fs.rmdir(`${directory}/a`)),
  );
  say(
    await attempt(fs.cp(`${directory}/a`, `${directory}/z`, { recursive: true })),
    (await fs.readdir(`${directory}/z`)).sort(),
  );
  say(await attempt(fs.rm(`${directory}/a`, { recursive: true })), await attempt(fs.rm(`${directory}/a`)));
  say(
    (await fs.mkdtemp(`${directory}/t`)).length - directory.length,
    await attempt(fs.realpath(`${directory}/z/..`)),
  );
  say(
    await attempt(fs.readFile(5)),
    await attempt(fs.readFile(file, 'wrong')),
    await attempt(fs.lchmod(file, 1)),
  );
  say((await fs.statfs(directory)).bsize > 0, typeof (await fs.statfs(directory, { bigint: true })).bfree);
  const found = [];
  for await (const name of fs.glob('**/*', { cwd: directory })) found.push(name.replace(/^t.{6}$/, 't'));
  say(found.sort());
});
