import { createRequire } from 'node:module';
import { basename } from 'node:path';
import * as late from './lib/late.mjs';
import value, { named } from './lib/common.cjs';

console.log(basename(import.meta.url), basename(import.meta.filename), basename(import.meta.dirname));
console.log(value.named === named, named, late.value, typeof createRequire);
const { default: imported } = await import('./lib/common.cjs');
console.log(imported === value);
