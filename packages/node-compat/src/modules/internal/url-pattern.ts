/** URLPattern: urlpattern-polyfill, with Node's errors and results. Evaluated when a program first asks for the class. */
import { URLPattern as Pattern } from 'urlpattern-polyfill/urlpattern';
import { codedError, type CodedError } from '@efi-node/node-errors';
import { asConstructor } from '../../callable.ts';
import { bareRecord, isFunction, isObject, member } from '../../narrow.ts';

const parts = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'] as const;
const inOrder = parts.toSorted();

function notMade(cause: unknown): CodedError {
  return codedError(TypeError, 'ERR_INVALID_URL_PATTERN', 'Failed to construct URLPattern', {
    above: notMade,
    cause,
  });
}

function failed(action: string): CodedError {
  return codedError(TypeError, 'ERR_OPERATION_FAILED', `Failed to ${action} URLPattern`, { above: failed });
}

function isInput(value: unknown): value is string | object {
  return typeof value === 'string' || isObject(value);
}

/** As Node checks them: a text or an object, a base only beside a text. */
function check(input: unknown, name: string): void {
  if (!isInput(input))
    throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', `${name} must be an object or a string`, {
      above: check,
    });
}

function build(args: readonly unknown[]): Pattern {
  const [input = {}, second, third] = args;
  check(input, 'Input');
  try {
    const made: unknown =
      typeof second === 'string'
        ? Reflect.construct(Pattern, [input, second, third ?? {}])
        : Reflect.construct(Pattern, [input, second ?? {}]);
    if (made instanceof Pattern) return made;
  } catch (error) {
    throw notMade(error);
  }
  throw notMade(undefined);
}

/** What the pattern says of a part, or of nothing at all when the input is no URL. */
function ask(pattern: Pattern, action: 'exec' | 'test', args: readonly unknown[]): unknown {
  const [input = {}, base] = args;
  check(input, 'URLPattern input needs to be a string or an object, and it');
  if (typeof input !== 'string' && base !== undefined) throw failed(action);
  const method: unknown = pattern[action];
  if (!isFunction(method)) throw failed(action);
  return Reflect.apply(method, pattern, base === undefined ? [input] : [input, base]);
}

/** Records without prototype, in Node's order, as far as Node has them so. */
function resultOf(found: object): object {
  const result = bareRecord<unknown>();
  for (const name of ['hash', 'hostname', 'inputs', ...inOrder.slice(2)]) {
    const part = member(found, name);
    if (name === 'inputs') {
      result[name] = part;
      continue;
    }
    const groups = Object.fromEntries(
      Object.entries(Object(member(part, 'groups'))).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
    result[name] = { groups, input: member(part, 'input') };
  }
  return result;
}

const patterns: WeakMap<URLPattern, Pattern> = new WeakMap();

function patternOf(pattern: URLPattern): Pattern {
  const found = patterns.get(pattern);
  if (found === undefined) throw new TypeError('Illegal invocation');
  return found;
}

class URLPattern {
  constructor(...args: unknown[]) {
    patterns.set(this, build(args));
  }
  get hasRegExpGroups(): boolean {
    return member(patternOf(this), 'hasRegExpGroups') === true;
  }
  exec(...args: unknown[]): object | null {
    const found = ask(patternOf(this), 'exec', args);
    return isObject(found) ? resultOf(found) : null;
  }
  test(...args: unknown[]): boolean {
    return ask(patternOf(this), 'test', args) === true;
  }
}

for (const name of parts) {
  Object.defineProperty(URLPattern.prototype, name, {
    get(this: URLPattern) {
      return patternOf(this)[name];
    },
    configurable: true,
    enumerable: true,
  });
}

function construct(this: unknown, ...args: unknown[]): unknown {
  if (new.target === undefined)
    throw codedError(TypeError, 'ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`', {
      above: construct,
    });
  return Reflect.construct(URLPattern, args, new.target);
}
Object.defineProperties(construct, {
  name: { value: 'URLPattern' },
  prototype: { value: URLPattern.prototype, writable: false },
});
Object.defineProperty(URLPattern.prototype, 'constructor', {
  value: construct,
  writable: true,
  configurable: true,
});

const exported: Record<string, unknown> = { URLPattern: asConstructor(construct) };
export default exported;
