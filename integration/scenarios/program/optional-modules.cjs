// Modules that are not installed: a program that asks for them in a try goes on without.
const path = require('node:path');

function ask(load) {
  try {
    return load();
  } catch (error) {
    const stack = error.requireStack?.map((file) => path.basename(file));
    return [error.code, error.message.split('\n').slice(0, 2), stack];
  }
}

let native;
try {
  native = require('no-such-native-package');
} catch (error) {
  console.log(
    error.code,
    error.message.split('\n')[0],
    error.requireStack.map((file) => path.basename(file)),
  );
}
console.log(native);
console.log(ask(() => require(['no', 'such', 'package'].join('-'))));
console.log(require('./lib/optional.cjs'));
import('no-such-module-package').catch((error) =>
  console.log(error.code, error.message.split(' imported')[0]),
);
