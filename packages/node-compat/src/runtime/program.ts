/** Runs the program of the bundle. */
import { runtime } from '../context.ts';
import { isFunction } from '../narrow.ts';
import { processObject } from '../process/process.ts';
import { reportException } from './exceptions.ts';
import { directoryOf } from './module-names.ts';
import { createRecord, programModules, setMain } from './modules.ts';

export { directoryOf } from './module-names.ts';

/** The program's script, source text or bytecode; stack frames show this name. */
export const programFile = 'program.js';

/** A main module whose top-level await has not settled yet. */
export type Main = 'running' | 'done';
let main: Main = 'done';

export function mainState(): Main {
  return main;
}

/** Evaluates the program and calls its function. Throws what the program throws. */
export function runProgram(): void {
  const { native, config } = runtime();
  const source = native.file(programFile);
  if (source === undefined) throw new Error(`the bundle has no ${programFile}`);
  const run = native.evaluate(source, programFile);
  if (!isFunction(run)) throw new Error(`${programFile} of the bundle does not evaluate to a function`);
  const module = createRecord(config.filename, null);
  module.id = '.';
  // An ES module is nobody's `require.main`.
  if (!/\.m[jt]s$/.test(config.filename)) {
    setMain(module);
    Object.defineProperty(processObject, 'mainModule', {
      value: module,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  main = 'running';
  let result: unknown;
  try {
    result = run(
      module.exports,
      module.require,
      module,
      config.filename,
      directoryOf(config.filename),
      programModules,
    );
  } catch (error) {
    main = 'done';
    throw error;
  }
  module.loaded = true;
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
