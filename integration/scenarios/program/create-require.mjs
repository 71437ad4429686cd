// require in an ES module, by createRequire.
import { createRequire, isBuiltin } from 'node:module';
import { basename } from 'node:path';
import common, { named } from './lib/common.cjs';

const require = createRequire(import.meta.url);
console.log(require('./lib/settings.json').colour);
console.log(createRequire(import.meta.filename)('./lib/settings.json').sizes);
console.log(require('./lib/common.cjs') === common, require('./lib/common.cjs').named === named);
console.log(basename(require.resolve('./lib/common.cjs')), require.main);
console.log(typeof require('fs').readFileSync, require('node:path').basename('/a/b'));
console.log(typeof require('ws').WebSocketServer, typeof require('ws/package.json').version);
console.log(isBuiltin('fs'), isBuiltin('ws'));
for (const name of ['./lib/nothing.cjs', 'no-such-package', 'node:nothing']) {
  try {
    require(name);
  } catch (error) {
    console.log(error.code, error.message.split('\n')[0]);
  }
}
