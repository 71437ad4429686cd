// Files beside an ES module, named by way of import.meta.
import { readFileSync, createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const __dirname = dirname(fileURLToPath(import.meta.url));
const folder = join(__dirname, 'lib');

console.log(readFileSync(new URL('./lib/data.txt', import.meta.url), 'utf8').trim());
console.log(readFileSync(join(folder, 'part-1.txt'), 'utf8').trim());
console.log(readFileSync(join(import.meta.dirname, 'lib', 'part-2.txt'), 'utf8').trim());
console.log(
  (await readFile(fileURLToPath(new URL('lib/public/index.html', import.meta.url)), 'utf8')).trim(),
);
console.log(JSON.parse(await readFile(new URL('./lib/settings.json', import.meta.url))).colour);

let text = '';
for await (const chunk of createReadStream(join(folder, 'public', 'css', 'style.css'), 'utf8')) text += chunk;
console.log(text.trim());
