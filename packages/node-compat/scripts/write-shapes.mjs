/**
 * Writes `src/absent-constants.ts`, and `src/absent-shapes.ts`: of each function that `src/absent.ts` names, how many
 * arguments Node 24's has, and the methods of what is a class. Run it on Node 24: node scripts/write-shapes.mjs
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const source = new URL('../src/', import.meta.url).pathname;

async function load(file) {
  const { outputFiles } = await build({
    entryPoints: [source + file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function shapeOf(value) {
  const methods = Object.getOwnPropertyNames(value.prototype ?? {}).filter((name) => name !== 'constructor');
  return [value.length, ...methods];
}

function constantsOf(name) {
  const { constants } = require(`node:${name}`);
  return `export const ${name}Constants: Readonly<Record<string, number | string>> = ${JSON.stringify(constants, undefined, 2)};
`;
}

writeFileSync(
  `${source}absent-constants.ts`,
  `/** Written by scripts/write-shapes.mjs: constants of builtins that are absent. */
${constantsOf('http2')}
${constantsOf('sqlite')}`,
);

const { absentBuiltins } = await load('absent.ts');
const shapes = {};
for (const [name, { functions }] of Object.entries(absentBuiltins)) {
  const module = require(`node:${name}`);
  const entries = functions.filter((member) => typeof module[member] === 'function');
  const known = entries
    .map((member) => [member, shapeOf(module[member])])
    .filter(([, shape]) => shape.length > 1 || shape[0] > 0);
  if (known.length > 0) shapes[name] = Object.fromEntries(known);
}
writeFileSync(
  `${source}absent-shapes.ts`,
  `/** Written by scripts/write-shapes.mjs: arguments of the functions that are absent, and methods of the classes. */
export const absentShapes: Readonly<
  Record<string, Readonly<Record<string, readonly [length: number, ...methods: string[]]>>>
> = ${JSON.stringify(shapes, undefined, 2)};
`,
);
