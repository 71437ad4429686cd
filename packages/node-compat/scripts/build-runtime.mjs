/**
 * Bundles the runtime: `src/runtime/entry.ts` and every builtin, to `dist/runtime.js`. Each module is evaluated when
 * it is first required. Not minified, so that stack frames can be read.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { changeStream } from './stream-changes.mjs';
import { changeWebStreams } from './web-streams-changes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const source = path.join(root, 'src');

/** TypeScript modules without imports of their own, loaded as data. */
async function load(file) {
  const { outputFiles } = await build({
    entryPoints: [path.join(source, file)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const { builtins: nodes, internals, machineModules } = await load('builtins.ts');
const builtins = { ...nodes, ...machineModules };

/** What npm packages in the runtime ask for under other names. */
const aliases = {
  'process/': 'process',
  'buffer/': 'buffer',
  'events/': 'events',
  'string_decoder/': 'string_decoder',
  'abort-controller': 'internal/abort',
};

function moduleFile(name) {
  const file = path.join(source, 'modules', `${(builtins[name] ?? { module: internals[name] }).module}.ts`);
  return existsSync(file) ? file : undefined;
}

const missing = Object.keys({ ...builtins, ...internals }).filter(
  (name) => builtins[name]?.support !== 'absent' && moduleFile(name) === undefined,
);
if (missing.length > 0) console.warn(`build-runtime: no module yet for ${missing.join(', ')}`);

const plugin = {
  name: 'efi-node-builtins',
  setup(build) {
    build.onLoad(
      {
        filter:
          /readable-stream[\\/]lib[\\/](internal[\\/]streams[\\/](writable|readable)|ours[\\/]errors)\.js$/,
      },
      ({ path: file }) => ({
        contents: changeStream(path.basename(file), readFileSync(file, 'utf8')),
        loader: 'js',
      }),
    );
    build.onLoad({ filter: /web-streams-polyfill[\\/]dist[\\/]ponyfill\.mjs$/ }, ({ path: file }) => ({
      contents: changeWebStreams(readFileSync(file, 'utf8')),
      loader: 'js',
    }));
    build.onResolve({ filter: /^efi-node:web-errors$/ }, () => ({
      path: path.join(source, 'stream', 'web-errors.ts'),
    }));
    build.onResolve({ filter: /^efi-node:errors$/ }, () =>
      build.resolve('@efi-node/node-errors', { kind: 'require-call', resolveDir: root }),
    );
    build.onResolve({ filter: /^efi-node:builtins$/ }, () => ({
      path: 'builtins',
      namespace: 'efi-node-table',
    }));
    build.onLoad({ filter: /.*/, namespace: 'efi-node-table' }, () => {
      const names = [...Object.keys(builtins), ...Object.keys(internals)];
      // Straight to the module, not to its shim: asked for in the midst of its own evaluation it has no exports yet,
      // and a shim would remember that.
      const lines = names.map((name) => {
        const file = moduleFile(name);
        const get =
          file === undefined
            ? `require(${JSON.stringify(`efi-node:shim/${name}`)})`
            : `require(${JSON.stringify(file)}).default`;
        return `  ${JSON.stringify(name)}: () => ${get},`;
      });
      return { contents: `export const load = {\n${lines.join('\n')}\n};\n`, loader: 'js', resolveDir: root };
    });

    build.onResolve({ filter: /^efi-node:shim\// }, (args) => ({
      path: args.path.slice('efi-node:shim/'.length),
      namespace: 'efi-node-shim',
    }));
    build.onLoad({ filter: /.*/, namespace: 'efi-node-shim' }, ({ path: name }) => {
      const file = moduleFile(name);
      const contents =
        file === undefined
          ? `module.exports = require(${JSON.stringify(path.join(source, 'unavailable.ts'))}).createAbsent(${JSON.stringify(name)});`
          : `module.exports = require(${JSON.stringify(file)}).default;`;
      return { contents, loader: 'js', resolveDir: root };
    });

    build.onResolve({ filter: /^(node:)?[a-z_][\w/-]*$/ }, ({ path: specifier, kind, importer }) => {
      let name = specifier.startsWith('node:') ? specifier.slice(5) : specifier;
      const ours = importer.startsWith(source);
      if (!ours && aliases[specifier] !== undefined) name = aliases[specifier];
      if (builtins[name] === undefined && internals[name] === undefined) return undefined;
      const file = moduleFile(name);
      if (kind === 'import-statement' && file !== undefined) return { path: file };
      return { path: name, namespace: 'efi-node-shim' };
    });
  },
};

const result = await build({
  entryPoints: [path.join(source, 'runtime', 'entry.ts')],
  outfile: path.join(root, 'dist', 'runtime.js'),
  bundle: true,
  format: 'iife',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2023',
  conditions: ['@efi-node/source'],
  charset: 'utf8',
  legalComments: 'none',
  keepNames: false,
  treeShaking: true,
  metafile: process.argv.includes('--analyze'),
  plugins: [plugin],
  logLevel: 'warning',
});

if (result.metafile !== undefined) {
  const { analyzeMetafile } = await import('esbuild');
  console.log(await analyzeMetafile(result.metafile));
}
