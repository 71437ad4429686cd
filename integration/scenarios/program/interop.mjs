// CommonJS seen from ES modules and the other way round, and JSON from both.
import { createRequire } from 'node:module';
import common, { named } from './lib/common.cjs';
import * as all from './lib/common.cjs';
import compiled, { value } from './lib/compiled.cjs';
import settings from './lib/settings.json' with { type: 'json' };
import * as late from './lib/late.mjs';

console.log(common.named === named, all.default === common, Object.keys(all).includes('named'));
console.log(compiled, value);
console.log(settings, (await import('./lib/settings.json', { with: { type: 'json' } })).default === settings);
const file = ['./lib/settings', 'json'].join('.');
await import(file).catch((error) => console.log(error.name, error.code));

console.log(late.value, typeof late.default, Object.prototype.toString.call(late));
const require = createRequire(import.meta.url);
const required = require('./lib/exports.mjs');
console.log(required.a, required.default, required.b());
console.log(require('./lib/exports.mjs') === required, Object.keys(required));
try {
  require('./lib/plugins/blue.mjs');
} catch (error) {
  console.log(error.code);
}
