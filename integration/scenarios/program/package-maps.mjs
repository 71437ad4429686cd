// What package.json says: exports and imports with conditions, a package's own name, and the type of .js files.
import { seen } from './lib/package/main.js';
import common from './lib/common/main.js';

console.log(seen);
console.log(common);
