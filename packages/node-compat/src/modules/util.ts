/** node:util. */
import {
  validateBoolean,
  validateInteger,
  validateNumber,
  validateObject,
  validateOneOf,
  validateString,
} from '@efi-node/node-errors';
import { operations } from '../assert/diff.ts';
import { signals } from '../constants-data.ts';
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from '../errors.ts';
import { format, formatWithOptions } from '../inspect/format.ts';
import { inspect } from '../inspect/inspect.ts';
import { colors, defaultOptions, stripColors, styles } from '../inspect/options.ts';
import { isObject, member } from '../narrow.ts';
import { callSites } from '../stack.ts';
import { deepEqual } from '../util/comparisons.ts';
import { MIMEParams, MIMEType } from '../util/mime.ts';
import { parseArgs } from '../util/parse-args.ts';
import { parseEnv } from '../util/parse-env.ts';
import { callbackify, promisify } from '../util/promisify.ts';
import { styleText } from '../util/style-text.ts';
import { systemErrors } from '../util/system-errors.ts';
import { toUsv } from '../util/usv.ts';
import types from './util-types.ts';

export { callbackify, format, formatWithOptions, inspect, parseArgs, promisify, styleText, types };

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
  if (code !== undefined) validateString(code, 'code');
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

export function toUSVString(text: unknown): string {
  return toUsv(String(text));
}

function checkErrno(errno: unknown): asserts errno is number {
  validateNumber(errno, 'err');
  if (errno >= 0 || !Number.isSafeInteger(errno))
    throw new ERR_OUT_OF_RANGE('err', 'a negative integer', errno);
}

export function getSystemErrorName(errno: unknown): string {
  checkErrno(errno);
  return systemErrors.get(errno)?.[0] ?? `Unknown system error ${errno}`;
}

function getSystemErrorMessage(errno: unknown): string {
  checkErrno(errno);
  return systemErrors.get(errno)?.[1] ?? `Unknown system error ${errno}`;
}

function isAbortSignal(value: unknown): value is AbortSignal {
  return isObject(value) && 'aborted' in value && value instanceof AbortSignal;
}

export async function aborted(signal: unknown, resource: unknown): Promise<void> {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  if (!isAbortSignal(signal)) {
    throw Object.assign(new TypeError('signal is not of type AbortSignal.'), {
      code: 'ERR_INVALID_ARG_TYPE',
    });
  }
  if (!isObject(resource)) throw new ERR_INVALID_ARG_TYPE('resource', 'object', resource);
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Whether two values are equal as `assert.deepStrictEqual` sees it; with `skipPrototype` whatever class they are of. */
export function isDeepStrictEqual(a: unknown, b: unknown, options?: unknown): boolean {
  const skip = options === true || member(options, 'skipPrototype') === true;
  return deepEqual(a, b, skip ? 'structure' : true);
}

const mostFrames = 200;

/** Where the callers of this are, innermost first. */
function getCallSites(...args: [count?: unknown, options?: unknown]): object[] {
  const [first, second] = args;
  const options = typeof first === 'object' && first !== null ? first : second;
  const count = typeof first === 'object' && first !== null ? 8 : (first ?? 8);
  validateInteger(count, 'frameCount', 1, mostFrames);
  if (options !== undefined) {
    validateObject(options, 'options');
    const sourceMap = member(options, 'sourceMap');
    if (sourceMap !== undefined) validateBoolean(sourceMap, 'options.sourceMap');
  }
  return callSites(getCallSites, count);
}
Object.defineProperty(getCallSites, 'length', { value: 0, configurable: true });

/** For `diff`: a text is its lines if it has several, else its characters. */
function diffItems(value: unknown, name: string): readonly string[] {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) validateString(item, `${name}[${index}]`);
    return value.map(String);
  }
  validateString(value, name);
  // Characters, as Node compares them.
  return Array.from(value);
}

const diffKinds = { ' ': 0, '+': 1, '-': -1 } as const;

function diff(actual: unknown, expected: unknown): [number, string][] {
  if (actual === expected) return [];
  const have = diffItems(actual, 'actual');
  const want = diffItems(expected, 'expected');
  return operations(have, want, (a, b) => a === b).map(([kind, item]) => [diffKinds[kind], item]);
}

function convertProcessSignalToExitCode(signal: unknown): number {
  validateOneOf(signal, 'signalCode', Object.keys(signals));
  return 128 + (signals[signal] ?? 0);
}

function extend(target: unknown, source: unknown): unknown {
  if (!isObject(source) || !isObject(target)) return target;
  // Node goes from the last key to the first: http-proxy sends the headers that it copies in that order.
  for (const name of Object.keys(source).toReversed())
    Object.assign(target, { [name]: Reflect.get(source, name) });
  return target;
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
  _extend: deprecate(
    extend,
    'The `util._extend` API is deprecated. Please use Object.assign() instead.',
    'DEP0060',
  ),
  aborted,
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  diff,
  format,
  convertProcessSignalToExitCode,
  formatWithOptions,
  getCallSites,
  getSystemErrorMap: () => new Map(systemErrors),
  getSystemErrorName,
  getSystemErrorMessage,
  inherits,
  inspect,
  isArray: deprecate(
    (value) => Array.isArray(value),
    'The `util.isArray` API is deprecated. Please use `Array.isArray()` instead.',
    'DEP0044',
  ),
  isDeepStrictEqual,
  parseArgs,
  parseEnv(content: unknown) {
    validateString(content, 'content');
    return parseEnv(content);
  },
  promisify,
  stripVTControlCharacters(text: unknown) {
    if (typeof text !== 'string') throw new ERR_INVALID_ARG_TYPE('str', 'string', text);
    return stripColors(text);
  },
  setTraceSigInt(enable: unknown) {
    // There is nobody to send SIGINT.
    void enable;
  },
  styleText,
  toUSVString,
  types,
  MIMEType,
  MIMEParams,
  /** There is no other thread that anything could be transferred to, so any signal will do. */
  transferableAbortController: () => new AbortController(),
  transferableAbortSignal(signal: unknown) {
    if (!isAbortSignal(signal)) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
    return signal;
  },
};
for (const name of ['TextEncoder', 'TextDecoder']) {
  Object.defineProperty(util, name, {
    get: () => Reflect.get(globalThis, name) as unknown,
    enumerable: true,
    configurable: true,
  });
}

export default util;
