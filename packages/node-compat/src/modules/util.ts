/** node:util. */
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from '../errors.ts';
import { abortError } from '../events/async.ts';
import { format, formatWithOptions } from '../inspect/format.ts';
import { inspect } from '../inspect/inspect.ts';
import { colors, defaultOptions, stripColors, styles } from '../inspect/options.ts';
import { isDate, isNativeError, isRegExp } from '../inspect/types.ts';
import { deepEqual } from '../util/comparisons.ts';
import { systemErrors } from '../util/system-errors.ts';
import { toUsv } from '../util/usv.ts';
import { parseArgs } from '../util/parse-args.ts';
import { callbackify, promisify } from '../util/promisify.ts';
import types from './util-types.ts';
import { isObject } from '../narrow.ts';

export { callbackify, format, formatWithOptions, inspect, parseArgs, promisify, types };

type AnyFunction = (...args: unknown[]) => unknown;

Object.assign(inspect, { colors, styles });
Object.defineProperty(inspect, 'defaultOptions', {
  get: () => defaultOptions,
  set: (options: unknown) => {
    if (typeof options !== 'object' || options === null)
      throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
    Object.assign(defaultOptions, options);
  },
  enumerable: true,
});

export function inherits(constructor: unknown, parent: unknown): void {
  if (typeof constructor !== 'function') throw new ERR_INVALID_ARG_TYPE('ctor', 'Function', constructor);
  if (typeof parent !== 'function') throw new ERR_INVALID_ARG_TYPE('superCtor', 'Function', parent);
  const prototype: unknown = parent.prototype;
  if (typeof prototype !== 'object' || prototype === null) {
    throw new ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', prototype);
  }
  Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, prototype);
}

const warnedCodes: Set<string> = new Set();

export function deprecate(fn: AnyFunction, message: string, code?: string): AnyFunction {
  let warned = false;
  function deprecated(this: unknown, ...args: unknown[]): unknown {
    if (!warned && !(code !== undefined && warnedCodes.has(code))) {
      if (code !== undefined) warnedCodes.add(code);
      process.emitWarning(message, 'DeprecationWarning', code ?? '');
    }
    warned = true;
    return new.target === undefined ? Reflect.apply(fn, this, args) : Reflect.construct(fn, args, new.target);
  }
  Object.setPrototypeOf(deprecated, fn);
  const prototype: unknown = fn.prototype;
  if (isObject(prototype)) deprecated.prototype = prototype;
  return deprecated;
}

/** Sections that `NODE_DEBUG` names. */
function isDebugged(section: string): boolean {
  const wanted = process.env['NODE_DEBUG'];
  if (wanted === undefined || wanted === '') return false;
  return wanted.split(',').some((pattern) => {
    const expression = pattern
      .trim()
      .replace(/[|\\{}()[\]^$+?.]/g, '\\$&')
      .replaceAll('*', '.*');
    return new RegExp(`^${expression}$`, 'i').test(section);
  });
}

export function debuglog(
  section: string,
  ready?: (log: AnyFunction) => void,
): AnyFunction & { readonly enabled: boolean } {
  let enabled: boolean | undefined;
  const check = (): boolean => {
    if (enabled === undefined) {
      enabled = isDebugged(section);
      ready?.(log);
    }
    return enabled;
  };
  const log = (...args: unknown[]): void => {
    if (check())
      process.stderr.write(`${section.toUpperCase()} ${process.pid}: ${formatWithOptions({}, ...args)}\n`);
  };
  return Object.defineProperty(Object.assign(log, { enabled: false }), 'enabled', {
    get: check,
    configurable: true,
  });
}

export function styleText(
  style: unknown,
  text: unknown,
  options: { validateStream?: boolean; stream?: unknown } = {},
): string {
  if (typeof text !== 'string') throw new ERR_INVALID_ARG_TYPE('text', 'string', text);
  const names: unknown[] = Array.isArray(style) ? style : [style];
  const codes = names.flatMap((name) => {
    if (name === 'none') return [];
    const code = typeof name === 'string' ? colors[name] : undefined;
    if (code === undefined) {
      throw new ERR_INVALID_ARG_VALUE(
        'format',
        name,
        `must be one of: ${Object.keys(colors)
          .map((each) => `'${each}'`)
          .join(', ')}`,
      );
    }
    return [code];
  });
  // As in Node the stream decides, and standard output is no terminal here.
  if (options.validateStream !== false) {
    const stream: unknown = options.stream ?? process.stdout;
    if (Reflect.get(Object(stream), 'isTTY') !== true) return text;
  }
  const open = codes.map(([start]) => `\u001b[${start}m`).join('');
  const close = codes
    .map(([, end]) => `\u001b[${end}m`)
    .reverse()
    .join('');
  return `${open}${text}${close}`;
}

export function toUSVString(text: unknown): string {
  return toUsv(String(text));
}

export function getSystemErrorName(errno: number): string | undefined {
  return systemErrors.get(errno)?.[0];
}

export function aborted(signal: AbortSignal, resource: object): Promise<void> {
  if (typeof resource !== 'object' || resource === null)
    return Promise.reject(new ERR_INVALID_ARG_TYPE('resource', 'Object', resource));
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** Whether two values are equal as `assert.deepStrictEqual` sees it. */
export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  return deepEqual(a, b, true);
}

function exceptionWithHostPort(
  errno: number,
  syscall: string,
  address: string,
  port?: number,
  additional?: string,
): Error {
  const [code = `Unknown system error ${errno}`] = systemErrors.get(errno) ?? [];
  let details = '';
  if (port !== undefined && port > 0) details = ` ${address}:${port}`;
  else if (address !== '') details = ` ${address}`;
  if (additional !== undefined && additional !== '') details += ` - Local (${additional})`;
  return Object.assign(new Error(`${syscall} ${code}${details}`), {
    errno,
    code,
    syscall,
    address,
    ...(port !== undefined && { port }),
  });
}

const util: Record<string, unknown> = {
  _errnoException(errno: number, syscall: string, original?: string) {
    const [code = `Unknown system error ${errno}`] = systemErrors.get(errno) ?? [];
    const message =
      original === undefined || original === '' ? `${syscall} ${code}` : `${syscall} ${code} ${original}`;
    return Object.assign(new Error(message), { errno, code, syscall });
  },
  _exceptionWithHostPort: exceptionWithHostPort,
  _extend(target: unknown, source: unknown) {
    if (typeof target === 'object' && target !== null && typeof source === 'object' && source !== null)
      Object.assign(target, source);
    return target;
  },
  aborted,
  abortError,
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  diff: undefined,
  format,
  formatWithOptions,
  getCallSites: () => [],
  getSystemErrorMap: () => new Map(systemErrors),
  getSystemErrorName,
  getSystemErrorMessage: (errno: number) => systemErrors.get(errno)?.[1],
  inherits,
  inspect,
  isArray: Array.isArray,
  isDate,
  isError: isNativeError,
  isRegExp,
  isDeepStrictEqual,
  parseArgs,
  parseEnv(content: unknown) {
    const result: Record<string, string> = {};
    for (const match of String(content).matchAll(
      /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(?:'([^']*)'|"((?:\\.|[^"\\])*)"|([^\n#]*))/gm,
    )) {
      const [, name = '', single, double, bare = ''] = match;
      result[name] = single ?? double?.replaceAll('\\n', '\n') ?? bare.trim();
    }
    return result;
  },
  promisify,
  stripVTControlCharacters(text: unknown) {
    if (typeof text !== 'string') throw new ERR_INVALID_ARG_TYPE('str', 'string', text);
    return stripColors(text);
  },
  styleText,
  toUSVString,
  types,
};
for (const name of [
  'TextEncoder',
  'TextDecoder',
  'MIMEType',
  'MIMEParams',
  'transferableAbortController',
  'transferableAbortSignal',
]) {
  Object.defineProperty(util, name, {
    get: () => Reflect.get(globalThis, name) as unknown,
    enumerable: true,
    configurable: true,
  });
}
Reflect.deleteProperty(util, 'abortError');
Reflect.deleteProperty(util, 'diff');

export default util;
