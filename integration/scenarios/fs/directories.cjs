// @volume
// Directories: made one by one and at once, listed in every form, removed empty and whole.
const fs = require('node:fs');
const path = require('node:path');
const { inEachPlace, outcome } = require('./lib/places.cjs');

const byName = (a, b) => (String(a.name ?? a) < String(b.name ?? b) ? -1 : 1);

inEachPlace(async (directory, say) => {
  const at = (...names) => path.join(directory, ...names);
  say(
    outcome(() => fs.mkdirSync(at('one'))),
    outcome(() => fs.mkdirSync(at('one'))),
  );
  say(
    outcome(() => fs.mkdirSync(at('a/b/c'))),
    outcome(() => fs.mkdirSync(at('a/b/c'), { recursive: true })),
  );
  say(outcome(() => fs.mkdirSync(at('a/b/c'), { recursive: true })));
  say(outcome(() => fs.mkdirSync(`${at('a/b/c/d/e')}/`, { recursive: true })));
  fs.writeFileSync(at('file'), '');
  fs.writeFileSync(at('a/ä.txt'), 'x');
  say(
    outcome(() => fs.mkdirSync(at('file'))),
    outcome(() => fs.mkdirSync(at('file/x'))),
  );
  say(outcome(() => fs.mkdirSync(at('file'), { recursive: true })));
  say(outcome(() => fs.mkdirSync(at('file/x/y'), { recursive: true })));

  say(fs.readdirSync(directory).sort(), fs.readdirSync(at('a')).sort());
  say(
    fs.readdirSync(at('a'), 'buffer').map(String).sort(),
    fs.readdirSync(at('a'), { encoding: 'hex' }).sort(),
  );
  say(fs.readdirSync(directory, { recursive: true }).sort());
  for (const entry of fs.readdirSync(directory, { withFileTypes: true, recursive: true }).sort(byName))
    say(entry.name, entry.parentPath, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink());
  say(
    outcome(() => fs.readdirSync(at('file'))),
    outcome(() => fs.readdirSync(at('none'))),
  );

  const dir = fs.opendirSync(directory);
  const seen = [];
  for (let entry = dir.readSync(); entry !== null; entry = dir.readSync()) seen.push(entry.name);
  say(seen.sort(), dir.path);
  dir.closeSync();
  say(
    outcome(() => dir.readSync()),
    outcome(() => dir.closeSync()),
  );
  const names = [];
  for await (const entry of await fs.promises.opendir(at('a')))
    names.push(`${entry.name} ${entry.isDirectory()}`);
  say(names.sort());
  say(
    outcome(() => fs.opendirSync(at('file'))),
    outcome(() => fs.opendirSync(at('none'))),
  );

  say(
    outcome(() => fs.rmdirSync(at('a'))),
    outcome(() => fs.rmdirSync(at('file'))),
    outcome(() => fs.rmdirSync(at('none'))),
  );
  say(
    outcome(() => fs.rmdirSync(at('one'))),
    fs.existsSync(at('one')),
  );
  say(
    outcome(() => fs.rmSync(at('a'))),
    outcome(() => fs.rmSync(at('none'))),
    outcome(() => fs.rmSync(at('none'), { force: true })),
  );
  say(
    outcome(() => fs.unlinkSync(at('a'))),
    outcome(() => fs.rmSync(at('a'), { recursive: true })),
  );
  say(
    outcome(() => fs.rmSync(at('file'))),
    fs.readdirSync(directory),
  );
  say(
    fs.mkdtempSync(at('t-')).length - directory.length,
    outcome(() => fs.mkdtempSync(at('none/t-'))),
  );
});
