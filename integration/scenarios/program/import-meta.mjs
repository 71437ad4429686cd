// What import.meta tells, and what import.meta.resolve makes of names.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (file) => relative(import.meta.dirname, file);
console.log(here(import.meta.filename), here(fileURLToPath(import.meta.url)), import.meta.main);
for (const name of ['./lib/common.cjs', './no-such-file.mjs', '../program/lib/late.mjs?x=1#y']) {
  const url = import.meta.resolve(name);
  console.log(url.startsWith('file:///'), here(fileURLToPath(url)), new URL(url).search);
}
for (const name of ['fs', 'node:fs', 'data:text/plain,x']) console.log(import.meta.resolve(name));
console.log(import.meta.resolve('ws').endsWith('/ws/wrapper.mjs'));
const nobody = 'no-such-package';
try {
  import.meta.resolve(nobody);
} catch (error) {
  console.log(error.code);
}
