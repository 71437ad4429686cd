// Routes are required by names that are made when the program runs, and found as require finds files.
const path = require('node:path');
const counter = require('./lib/counter.cjs');

const load = (name) => require('./lib/routes/' + name);
console.log(counter.count());
for (const name of ['users.cjs', 'items.cjs', 'limits', 'limits.json', 'users.cjs'])
  console.log(name, load(name));
console.log(load('items.cjs') === require(path.join(__dirname, 'lib', 'routes', 'items.cjs')));
console.log(load('items.cjs') === require(`${__dirname}/lib/routes/items.cjs`));
console.log(counter.count());

try {
  load('orders');
} catch (error) {
  console.log(error instanceof Error, error.code);
  console.log(error.message.split('\n').slice(0, 2));
  console.log(error.requireStack.map((file) => path.basename(file)));
}
for (const wrong of [undefined, 7]) {
  try {
    require(wrong);
  } catch (error) {
    console.log(error.code);
  }
}
