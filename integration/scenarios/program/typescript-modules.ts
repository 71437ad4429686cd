// TypeScript with types that are only stripped, in modules of both kinds.
import { basename } from 'node:path';
import common from './lib/typed-common.cts';
import { type Size, size } from './lib/typed-module.mts';

function double<T extends Size>(given: T): T {
  return { ...given, size: given.size * 2 };
}

console.log(common.inner, common.file, double(size) as Size, basename(import.meta.filename));
const name: string = 'typed-module';
console.log((await import(`./lib/${name}.mts`)).size === size);
