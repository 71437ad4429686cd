// Files that come with the program are read like any others: listed, told of, streamed, by relative paths too.
const fs = require('node:fs');
const path = require('node:path');
const { outcome } = require('./lib/places.cjs');

const folder = path.join(__dirname, 'public');
const hide = (text) => String(text).replaceAll(folder, 'PUBLIC');
console.log(fs.readdirSync(folder).sort(), fs.readdirSync(folder, { recursive: true }).sort());
for (const entry of fs.readdirSync(folder, { withFileTypes: true }))
  console.log(entry.name, entry.isFile(), entry.isDirectory());
console.log(
  fs.readFileSync(path.join(folder, 'style.css'), 'utf8'),
  fs.statSync(path.join(folder, 'style.css')).size,
);
console.log(
  fs.statSync(folder).isDirectory(),
  fs.statSync(`${folder}/pages`).isDirectory(),
  fs.existsSync(`${folder}/none`),
);
console.log(
  hide(outcome(() => fs.readFileSync(`${folder}/none`))),
  hide(outcome(() => fs.readFileSync(`${folder}/style.css/x`))),
);
console.log(
  hide(outcome(() => fs.readFileSync(folder))),
  hide(fs.realpathSync(`${folder}/pages/../index.html`)),
);
console.log(
  fs.existsSync(__filename),
  fs.statSync(__filename).isFile(),
  fs.realpathSync(process.argv[1]) === __filename,
);
const fd = fs.openSync(`${folder}/lines.txt`);
const buffer = Buffer.alloc(14);
console.log(fs.readSync(fd, buffer, 0, 14, 7), buffer.toString(), fs.fstatSync(fd).size);
fs.closeSync(fd);
process.chdir(folder);
console.log(fs.readFileSync('pages/one.html', 'utf8'), fs.readdirSync('.').length);
(async () => {
  const parts = [];
  for await (const chunk of fs.createReadStream('lines.txt', {
    start: 100,
    end: 20_000,
    highWaterMark: 8192,
  }))
    parts.push(chunk.length);
  console.log(parts);
  console.log(
    (await fs.promises.readFile('index.html', 'utf8')).length,
    (await fs.promises.stat('pages')).isDirectory(),
  );
  const text = fs.readFileSync('style.css');
  text.fill(0);
  console.log(fs.readFileSync('style.css', 'utf8'));
})();
