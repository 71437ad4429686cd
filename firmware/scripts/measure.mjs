#!/usr/bin/env node
/** Measures the firmware in OVMF: `node firmware/scripts/measure.mjs`. The table is for firmware/README.md. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { boot, makeBundle } from '../test/boot.mjs';

const file = (name) => readFileSync(fileURLToPath(new URL(`../test/${name}`, import.meta.url)));
const start = performance.now();
const run = await boot(
  makeBundle([
    ['runtime.js', file('runtime.js')],
    ['0/config.json', '{"network":false}'],
    ['0/program.js', file('programs/bench.js')],
  ]),
);
console.log(`| what | figure |\n| --- | --- |`);
console.log(`| from reset to the application's first line | ${(run.events[0]?.now / 1000).toFixed(2)} s |`);
for (const line of run.stdout.split('\n').filter((line) => line !== '')) {
  const { name, value, unit, detail } = JSON.parse(line);
  console.log(name === undefined ? detail : `| ${name} | ${value} ${unit} |`);
}
process.stderr.write(run.stderr);
console.error(
  `${((performance.now() - start) / 1000).toFixed(1)} s in all, ${run.events.at(-1)?.event ?? 'no end'}`,
);
