// Plugins are imported by names that are made when the program runs.
import { name as statically } from './lib/plugins/red.mjs';

async function load(name) {
  const { default: wrap, name: own } = await import(`./lib/plugins/${name}.mjs`);
  return [own, wrap('x')];
}

console.log('static', statically);
for (const name of ['red', 'blue', 'red']) console.log(await load(name));
const again = await import('./lib/plugins/blue.mjs');
console.log(again === (await import('./lib/plugins/' + 'blue.mjs')), again.name);

for (const name of ['green', '../plugins/red']) {
  await load(name).then(console.log, (error) => {
    console.log(
      error instanceof Error,
      error.code,
      error.message
        .split('\n')[0]
        .replace(/'.*'/, "'…'")
        .replace(/from .*/, 'from …'),
    );
  });
}
