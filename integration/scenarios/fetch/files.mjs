// Files are Blobs with a name and a time.
// covers: File, File#name, File#lastModified
import { inspect } from 'node:util';
import { report } from './lib/wire.mjs';

const file = new File(['a'], 'n', { type: 'x/y', lastModified: 5 });
console.log(inspect(file), file.name, file.lastModified, file instanceof Blob, Object.keys(file));
console.log(
  ['7', Number.NaN, new Date(9), -1].map((lastModified) => new File([], 'a', { lastModified }).lastModified),
);
console.log(
  [5, 'a/b'].map((name) => new File([], name).name),
  new File([], '\ud800').name === '\ufffd',
);
console.log(inspect(file.slice(1)), String(file), inspect({ file }, { depth: 0 }));
await report('one argument', () => new File(['a']));
await report('none', () => new File());
