import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';
import { MODULES } from './locals.ts';
import { machinePath } from './module-paths.ts';

const NAMESPACE = 'efi-builtin';
const ABSENT = 'efi-absent';

/** Whether Node has a builtin of this name, whether or not the machine has it. */
export function isNodeBuiltin(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}

/** A module that the program asks for and cannot have. */
export interface AbsentModule {
  readonly specifier: string;
  /** Path of the file that asks, as esbuild names it. */
  readonly importer: string;
  /** 'loader' is a package that loads addons. */
  readonly kind: 'builtin' | 'addon' | 'loader' | 'unresolved';
}

export function absentKey(importer: string, specifier: string): string {
  return `${importer}\0${specifier}`;
}

/** The builtin, without `node:`, that a name in metafile's `inputs` stands for; undefined for any other. */
export function builtinOfInput(name: string): string | undefined {
  const prefix = `${NAMESPACE}:`;
  return name.startsWith(prefix) ? name.slice(prefix.length).replace(/^node:/, '') : undefined;
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/**
 * Builtins stay outside: a name with `node:` is only that, any other goes with and without it. Each becomes a small CommonJS module that requires it from the runtime, so that default and
 * named imports work as with Node, and it is asked for at its first use only.
 */
export function builtinsPlugin(names: Iterable<string>): Plugin {
  const patterns = [...names].map((name) =>
    name.startsWith('node:') ? escapeRegExp(name) : `(?:node:)?${escapeRegExp(name)}`,
  );
  const filter = new RegExp(`^(?:${patterns.join('|')})$`);
  return {
    name: 'efi-node builtins',
    setup(build) {
      build.onResolve({ filter }, ({ path, namespace }) =>
        namespace === NAMESPACE ? { path, external: true } : { path, namespace: NAMESPACE },
      );
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
        loader: 'js',
      }));
    },
  };
}

/** What a program sees that evaluates a module which is not there: Node's error, with the file that asks for it. */
function absentSource({ specifier, importer, kind }: AbsentModule, root: string, isImport: boolean): string {
  const from = machinePath(importer, root);
  if (kind === 'unresolved' || kind === 'builtin') {
    const names = `${JSON.stringify(specifier)}, ${JSON.stringify(from)}`;
    return `throw ${MODULES}.notFound(${names}, ${isImport});`;
  }
  const message = `Native addons cannot be loaded in firmware: '${specifier}', required by ${from}`;
  const failing = `throw Object.assign(new Error(${JSON.stringify(message)}), { code: 'ERR_DLOPEN_FAILED' });`;
  if (kind !== 'loader') return failing;
  // A loader itself loads; what fails, in a `try` or not, is the call that looks for the addon.
  return `module.exports = function () { ${failing} }; module.exports.find = module.exports.path = module.exports;`;
}

/** Modules known to be absent throw when they are evaluated, as in Node, so that `try { require(…) }` goes on. */
export function absentPlugin(absent: ReadonlyMap<string, AbsentModule>, root: string): Plugin {
  return {
    name: 'efi-node absent modules',
    setup(build) {
      if (absent.size > 0) {
        const specifiers = new Set([...absent.values()].map(({ specifier }) => escapeRegExp(specifier)));
        const filter = new RegExp(`^(?:${[...specifiers].join('|')})$`);
        build.onResolve({ filter }, ({ path, importer, kind }) => {
          const key = absentKey(importer, path);
          if (!absent.has(key)) return undefined;
          return { path: key, namespace: ABSENT, pluginData: kind !== 'require-call' };
        });
      }
      build.onLoad({ filter: /.*/, namespace: ABSENT }, ({ path, pluginData }) => {
        const module = absent.get(path);
        if (module === undefined) return undefined;
        return { contents: absentSource(module, root, pluginData === true), loader: 'js' };
      });
    },
  };
}

/** Notes in `absent` every file that asks for a loader of native addons, and gives it one that fails when it is called. */
export function addonLoadersPlugin(loaders: readonly string[], absent: Map<string, AbsentModule>): Plugin {
  const filter = new RegExp(`^(?:${loaders.map(escapeRegExp).join('|')})(?:\\.js)?$`);
  return {
    name: 'efi-node addon loaders',
    setup(build) {
      build.onResolve({ filter }, ({ path, importer }) => {
        const key = absentKey(importer, path);
        absent.set(key, { specifier: path, importer, kind: 'loader' });
        return { path: key, namespace: ABSENT };
      });
    },
  };
}
