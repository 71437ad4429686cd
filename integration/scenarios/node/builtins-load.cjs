// Every builtin can be imported, with and without the prefix.
const { builtinModules, isBuiltin } = require('node:module');
const failed = [];
for (const name of builtinModules) {
  try {
    process.getBuiltinModule(name);
  } catch (error) {
    failed.push(`${name}: ${error.message}`);
  }
}
console.log(
  builtinModules
    .filter((name) => !name.startsWith('_'))
    .sort()
    .join(' '),
);
console.log(
  failed,
  isBuiltin('fs'),
  isBuiltin('node:fs'),
  isBuiltin('test'),
  isBuiltin('node:test'),
  isBuiltin('nope'),
);
console.log(
  require('fs') === require('node:fs'),
  require('events') === require('node:events'),
  require('sys') === require('util'),
);
try {
  require(['no', 'such', 'module'].join('-'));
} catch (error) {
  console.log(error.code);
}
console.log(
  require('node:worker_threads').isMainThread,
  process.getBuiltinModule('node:cluster').isPrimary,
  Object.keys(require('node:os').constants.signals).length > 20,
);
