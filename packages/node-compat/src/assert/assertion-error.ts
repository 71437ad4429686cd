/** AssertionError and the messages that it makes by itself. */
import { toText } from '../text.ts';
import { inspect } from '../inspect/inspect.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { diffLines } from './diff.ts';

export interface AssertionOptions {
  message?: unknown;
  actual?: unknown;
  expected?: unknown;
  operator?: string;
  stackStartFn?: unknown;
  diff?: 'simple' | 'full' | undefined;
}

const titles: Readonly<Record<string, string>> = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected values not to be loosely deep-equal:',
  notIdentical: 'Values have same structure but are not reference-equal:',
};

function show(value: unknown): string {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Number.POSITIVE_INFINITY,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
    breakLength: Number.POSITIVE_INFINITY,
  });
}

function isObject(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

let whole = false;

/** Errors made in `work` show all lines of a difference, if `full`. */
export function withDiff<T>(full: boolean, work: () => T): T {
  const before = whole;
  whole = full;
  try {
    return work();
  } finally {
    whole = before;
  }
}

function equalMessage(
  actual: unknown,
  expected: unknown,
  operator: string,
  diff: AssertionOptions['diff'],
): string {
  const left = show(actual).split('\n');
  const right = show(expected).split('\n');
  let name = operator;
  const both = isObject(actual) && isObject(expected);
  if (
    operator === 'strictEqual' &&
    ((isObject(actual) && isObject(expected)) ||
      (typeof actual === 'function' && typeof expected === 'function'))
  ) {
    name = 'strictEqualObject';
  }
  const [first = ''] = left;
  const [second = ''] = right;
  if (left.length === 1 && right.length === 1 && first !== second) {
    const length = first.length + second.length;
    if (length <= 12) {
      if (!both && !(actual === 0 && expected === 0))
        return `${titles[name] ?? ''}\n\n${first} !== ${second}\n`;
    } else if (name !== 'strictEqualObject' && length < 80) {
      let same = 0;
      while (first[same] === second[same]) same++;
      let indicator = '';
      if (same > 2) indicator = `\n${' '.repeat(same + 2)}^`;
      return `${titles[name] ?? ''}\n+ actual - expected\n\n+ ${first}\n- ${second}${indicator}\n`;
    }
  }
  if (left.join('\n') === right.join('\n')) {
    return `${titles['notIdentical'] ?? ''}\n\n${left.join('\n')}\n`;
  }
  const { text, skipped } = diffLines(left, right, whole || diff === 'full');
  const note = skipped ? '\n... Skipped lines' : '';
  return `${titles[name] ?? ''}\n+ actual - expected${note}\n\n${text}\n`;
}

function notEqualMessage(actual: unknown, operator: string): string {
  const name = operator === 'notStrictEqual' && isObject(actual) ? 'notStrictEqualObject' : operator;
  const lines = show(actual).split('\n');
  if (lines.length > 50) lines.splice(46, lines.length, '...');
  if (lines.length === 1)
    return `${titles[name] ?? ''}${(lines[0] ?? '').length > 5 ? '\n\n' : ' '}${lines[0]}`;
  return `${titles[name] ?? ''}\n\n${lines.join('\n')}\n`;
}

function cut(text: string): string {
  return text.length > 128 ? `${text.slice(0, 125)}...` : text;
}

function makeMessage({ actual, expected, operator = '', diff }: AssertionOptions): string {
  switch (operator) {
    case 'deepStrictEqual':
    case 'strictEqual':
    case 'partialDeepStrictEqual':
      return equalMessage(actual, expected, operator, diff);
    case 'notDeepStrictEqual':
    case 'notStrictEqual':
      return notEqualMessage(actual, operator);
    case 'deepEqual': {
      const text = `${titles['deepEqual']}\n\n${show(actual)}`;
      return `${text}\n\nshould loosely deep-equal\n\n${show(expected)}`;
    }
    case 'notDeepEqual':
      return `${titles['notDeepEqual']}\n\n${show(actual)}\n\nshould not loosely deep-equal\n\n${show(expected)}`;
    default:
      return `${cut(inspect(actual))} ${operator} ${cut(inspect(expected))}`;
  }
}

export class AssertionError extends Error {
  generatedMessage: boolean;
  code: string;
  actual: unknown;
  expected: unknown;
  operator: unknown;
  diff: string;

  constructor(options: AssertionOptions) {
    if (typeof options !== 'object' || options === null) {
      throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    const { message, actual, expected, operator, stackStartFn } = options;
    super(message === undefined || message === null ? makeMessage(options) : toText(message));
    this.generatedMessage = message === undefined || message === null;
    Object.defineProperty(this, 'name', {
      value: 'AssertionError [ERR_ASSERTION]',
      enumerable: false,
      writable: true,
      configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    this.diff = options.diff ?? 'simple';
    Error.captureStackTrace(this, typeof stackStartFn === 'function' ? stackStartFn : AssertionError);
    // The code stands in the stack; the name is the class's.
    void this.stack;
    this.name = 'AssertionError';
  }

  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}
