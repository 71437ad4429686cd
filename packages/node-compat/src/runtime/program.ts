/** Runs the program of the bundle. */
import { builtinModules } from '../builtins.ts';
import { runtime } from '../context.ts';
import { loadBuiltin } from '../load.ts';
import { processObject } from '../process/process.ts';
import { reportException } from './exceptions.ts';
import { bareRecord, isFunction } from '../narrow.ts';

export const programFile = 'program.js';

/** A main module whose top-level await has not settled yet. */
export type Main = 'running' | 'done';
let main: Main = 'done';

export function mainState(): Main {
  return main;
}

function notFound(specifier: string): Error {
  const error = new Error(
    `Cannot find module '${specifier}': it is no builtin and was not bundled with the program. ` +
      'The bundler follows import and require with constant names only.',
  );
  return Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack: [] });
}

function createRequire(filename: string): (specifier: string) => unknown {
  const require = (specifier: unknown): unknown => {
    if (typeof specifier !== 'string')
      throw Object.assign(new TypeError('The "id" argument must be of type string.'), {
        code: 'ERR_INVALID_ARG_TYPE',
      });
    const found = loadBuiltin(specifier);
    if (found !== undefined) return found.exports;
    if (specifier.startsWith('node:')) {
      throw Object.assign(new Error(`No such built-in module: ${specifier}`), {
        code: 'ERR_UNKNOWN_BUILTIN_MODULE',
      });
    }
    throw notFound(specifier);
  };
  const resolve = (specifier: string): string => {
    if (loadBuiltin(specifier) !== undefined) return specifier;
    throw notFound(specifier);
  };
  return Object.assign(require, {
    resolve: Object.assign(resolve, { paths: () => null }),
    main: undefined,
    cache: bareRecord(),
    extensions: bareRecord(),
    builtinModules,
    filename,
  });
}

export function directoryOf(filename: string): string {
  const slash = filename.lastIndexOf('/');
  return slash > 0 ? filename.slice(0, slash) : slash === 0 ? '/' : '.';
}

export function createModule(filename: string): { exports: object; require: (specifier: string) => unknown } {
  const require = createRequire(filename);
  const module = {
    id: '.',
    path: directoryOf(filename),
    exports: {},
    filename,
    loaded: false,
    children: [],
    paths: [],
    require,
  };
  Object.assign(require, { main: module });
  return module;
}

/** Evaluates the program and calls its function. Throws what the program throws. */
export function runProgram(): void {
  const { native, config } = runtime();
  const source = native.file(programFile);
  if (source === undefined) throw new Error(`the bundle has no ${programFile}`);
  const run = native.evaluate(source, programFile);
  if (!isFunction(run)) throw new Error(`${programFile} of the bundle does not evaluate to a function`);
  const module = createModule(config.filename);
  Object.defineProperty(processObject, 'mainModule', {
    value: module,
    writable: true,
    enumerable: true,
    configurable: true,
  });
  main = 'running';
  let result: unknown;
  try {
    result = run(module.exports, module.require, module, config.filename, directoryOf(config.filename));
  } catch (error) {
    main = 'done';
    throw error;
  }
  Object.assign(module, { loaded: true });
  if (!(result instanceof Promise)) {
    main = 'done';
    return;
  }
  result.then(
    () => {
      main = 'done';
    },
    (error: unknown) => {
      main = 'done';
      reportException(error, 'unhandledRejection');
    },
  );
}
