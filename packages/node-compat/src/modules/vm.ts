/** node:vm: code runs in the one global context that there is. */
import { runtime } from '../context.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { encodeUtf8 } from '../process/text.ts';
import { unavailable } from '../unavailable.ts';

type Options = string | { filename?: string };

function fileOf(options: Options | undefined): string {
  return (typeof options === 'string' ? options : options?.filename) ?? 'evalmachine.<anonymous>';
}

function run(code: unknown, options?: Options): unknown {
  if (typeof code !== 'string') throw new ERR_INVALID_ARG_TYPE('code', 'string', code);
  return runtime().native.evaluate(encodeUtf8(code), fileOf(options));
}

class Script {
  private readonly code: string;
  private readonly filename: string;
  constructor(code: string, options?: Options) {
    this.code = code;
    this.filename = fileOf(options);
  }
  runInThisContext(): unknown {
    return run(this.code, this.filename);
  }
}

const instead = 'there is one global context; use runInThisContext';
for (const name of ['runInContext', 'runInNewContext', 'createCachedData']) {
  Object.defineProperty(Script.prototype, name, {
    value: unavailable('vm', name, instead),
    writable: true,
    configurable: true,
  });
}

const vm: Record<string, unknown> = {
  Script,
  createScript: (code: string, options?: Options) => new Script(code, options),
  runInThisContext: run,
  compileFunction: (code: string, parameters: readonly string[] = []) =>
    Reflect.construct(Function, [...parameters, code]) as unknown,
  createContext: unavailable('vm', 'createContext', instead),
  runInContext: unavailable('vm', 'runInContext', instead),
  runInNewContext: unavailable('vm', 'runInNewContext', instead),
  measureMemory: unavailable('vm', 'measureMemory', 'use process.memoryUsage()'),
  isContext: () => false,
  constants: {},
};
export default vm;
