// @volume
// fs.glob: patterns over a tree, in all forms, with entries in the place of names and with what is left out.
const fs = require('node:fs');
const { inEachPlace } = require('./lib/places.cjs');

inEachPlace(async (directory, say) => {
  for (const name of ['a.js', 'b.ts', 'src/c.js', 'src/deep/d.js', 'src/deep/e.md', 'lib/f.js']) {
    fs.mkdirSync(`${directory}/${name}`.replace(/[^/]*$/, ''), { recursive: true });
    fs.writeFileSync(`${directory}/${name}`, '');
  }
  const find = (pattern, options) => fs.globSync(pattern, { cwd: directory, ...options }).sort();
  for (const pattern of [
    '*.js',
    '**/*.js',
    'src/*',
    'src/**',
    '*',
    '**/d.*',
    '{a,b}.?s',
    '[ab].*',
    'none/*',
    './src/*.js',
    'src/',
    'src/deep/../c.js',
  ])
    say(pattern, find(pattern));
  say(
    find(['*.ts', 'lib/*']),
    find('**/*.js', { exclude: ['src/**'] }),
    find('**/*.js', { exclude: (name) => name === 'lib' }),
  );
  say(find(`${directory}/src/*.js`).join());
  const entries = fs.globSync('src/*', { cwd: directory, withFileTypes: true });
  say(
    entries
      .map((entry) => `${entry.name} ${entry.isDirectory()} ${entry.parentPath}`)
      .sort()
      .join(),
  );
  const found = [];
  for await (const name of fs.promises.glob('lib/*', { cwd: directory })) found.push(name);
  say(
    found,
    await new Promise((resolve) =>
      fs.glob('*.ts', { cwd: directory }, (error, names) => resolve([error, names])),
    ),
  );
});
