// What require and module tell besides the module itself.
const path = require('node:path');
const here = (file) => path.relative(__dirname, file);

console.log(
  require.main === module,
  module.id,
  here(module.filename),
  here(module.path) === '',
  module.parent,
);
console.log(here(require.main.filename), module.paths[0] === path.join(__dirname, 'node_modules'));
console.log(require('./lib/family.cjs'));
console.log(here(require.resolve('./lib/counter.cjs')), require.resolve('fs'), require.resolve('node:fs'));
const nothing = ['.', 'lib', 'nothing'].join('/');
try {
  require.resolve(nothing);
} catch (error) {
  console.log(error.code);
}
console.log(require.resolve.paths('./x').map(here), require.resolve.paths('fs'));

const name = './lib/counter.cjs';
const counter = require(name);
console.log(require.cache[require.resolve('./lib/counter.cjs')].exports === counter);
console.log(typeof require, typeof module.require, module.require('./lib/counter.cjs') === counter);
