// How an ES module finds out whether it is the program itself, and reads its own text.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const own = fileURLToPath(import.meta.url);
console.log(process.argv[1] === own, realpathSync(process.argv[1]) === own, existsSync(own));
console.log(pathToFileURL(process.argv[1]).href === import.meta.url, import.meta.main);
console.log(readFileSync(own, 'utf8').split('\n')[0]);
