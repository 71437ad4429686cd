/** Modules that came along as files: evaluated as CommonJS when they are asked for. */
import { runtime } from '../context.ts';
import { builtin } from '../load.ts';
import { isFunction, member } from '../narrow.ts';
import { encodeUtf8 } from '../process/text.ts';
import { unavailableError } from '../unavailable.ts';

/** What a file is evaluated for: the `module` that it sees. */
export interface FileModule {
  exports: unknown;
  readonly path: string;
  readonly require: unknown;
}

function callFs(name: string, ...args: unknown[]): unknown {
  const fn = member(builtin('fs'), name);
  if (!isFunction(fn)) throw new Error(`node:fs has no ${name}`);
  return fn(...args);
}

export function isFile(path: string): boolean {
  const stats = callFs('statSync', path, { throwIfNoEntry: false });
  const is = member(stats, 'isFile');
  return isFunction(is) && Reflect.apply(is, stats, []) === true;
}

export function readText(path: string): string {
  const text = String(callFs('readFileSync', path, 'utf8'));
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof Error) error.message = `${path}: ${error.message}`;
    throw error;
  }
}

/** Puts what the file is into `module.exports`. Throws what it throws, and for what cannot be evaluated here. */
export function evaluateFile(path: string, module: FileModule): void {
  if (path.endsWith('.json')) {
    module.exports = parseJson(path, readText(path));
    return;
  }
  if (path.endsWith('.node')) {
    const message = `Native addons cannot be loaded in firmware: ${path}`;
    throw Object.assign(new Error(message), { code: 'ERR_DLOPEN_FAILED' });
  }
  if (/\.(?:mjs|[cm]?ts|[jt]sx)$/.test(path)) {
    throw unavailableError(
      'module',
      'require',
      `${path} came along as a file; ES modules and TypeScript have to be bundled: name it where it is imported`,
    );
  }
  // The function's head stands on the file's first line, so that lines are as they are in the file.
  const source = readText(path).replace(/^#!/, '//');
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${source}\n})`;
  const run = runtime().native.evaluate(encodeUtf8(wrapped), path);
  if (!isFunction(run)) throw new Error(`${path} does not evaluate to a function`);
  Reflect.apply(run, module.exports, [module.exports, module.require, module, path, module.path]);
}
