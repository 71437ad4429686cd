// @volume
// fs.cp: files and whole trees, what is there already, filters, and what cannot be copied, in both forms' words.
import fs from 'node:fs';
import places from './lib/places.cjs';

await places.inEachPlace(async (directory, say) => {
  process.chdir(directory);
  fs.mkdirSync('from/deep', { recursive: true });
  fs.writeFileSync('from/a', 'A');
  fs.writeFileSync('from/deep/b', 'B');
  const both = async (...args) => {
    const said = [];
    try {
      fs.cpSync(...args);
      said.push('done');
    } catch (error) {
      said.push(`${error.name} ${error.code} ${error.message}`);
    }
    try {
      await fs.promises.cp(...args);
      said.push('done');
    } catch (error) {
      said.push(`${error.name} ${error.code} ${error.message}`);
    }
    say(
      ...args.map((arg) => (typeof arg === 'object' ? JSON.stringify(arg) : arg)),
      '\n ',
      said.join('\n  '),
    );
  };
  await both('from/a', 'a');
  await both('from/a', 'new/dirs/a');
  say(fs.readFileSync('new/dirs/a', 'utf8'));
  await both('from', 'to', { recursive: true });
  say(fs.readdirSync('to', { recursive: true }).sort(), fs.readFileSync('to/deep/b', 'utf8'));
  fs.writeFileSync('to/a', 'changed');
  await both('from', 'to', { recursive: true, force: false });
  say(fs.readFileSync('to/a', 'utf8'));
  await both('from/a', 'to/a', { force: false, errorOnExist: true });
  await both('from', 'to', { recursive: true });
  say(fs.readFileSync('to/a', 'utf8'));
  await both('from', 'other');
  await both('none', 'x');
  await both('from/a', 'from/a');
  await both('from', 'a', { recursive: true });
  await both('from/a', 'to');
  const asked = [];
  fs.cpSync('from', 'filtered', {
    recursive: true,
    filter: (source, target) => asked.push(`${source} ${target}`) && !source.endsWith('b'),
  });
  say(asked.sort(), fs.readdirSync('filtered', { recursive: true }).sort());
  await fs.promises.cp('from', 'later', {
    recursive: true,
    filter: async (source) => !source.endsWith('deep'),
  });
  say(fs.readdirSync('later', { recursive: true }).sort());
  fs.utimesSync('from/a', 1_000_000_000, 1_000_000_000);
  fs.cpSync('from/a', 'dated', { preserveTimestamps: true });
  say(fs.statSync('dated').mtime.toISOString());
  process.chdir('/');
});
