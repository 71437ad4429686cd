/** How `inspect` prints errors: their stack as the base, their own properties in braces after it. */
import { toText } from '../text.ts';
import { stackTitle } from './error-title.ts';
import type { Context } from './options.ts';

/** Properties that are shown although they are not enumerable. */
export function errorKeys(error: Error): string[] {
  const candidates = ['cause'];
  if (Array.isArray(Reflect.get(error, 'errors'))) candidates.push('errors');
  if (attempt(() => error.name) === 'SuppressedError') candidates.push('error', 'suppressed');
  return candidates.filter((key) => Object.getOwnPropertyDescriptor(error, key)?.enumerable === false);
}

/** What a getter may refuse to give. */
function attempt(read: () => unknown): string {
  try {
    const text = read();
    return typeof text === 'string' ? text : '';
  } catch {
    return '';
  }
}

/** In the engine an error without Error's prototype has its stack all the same, and no way to it. */
function orphanStack(error: unknown): string {
  const read = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
  if (read === undefined || error instanceof Error) return '';
  return attempt((): unknown => Reflect.apply(read, error, []));
}

function stackOf(error: Error): string {
  return (
    orphanStack(error) ||
    attempt(() => error.stack) ||
    attempt(() => Error.prototype.toString.call(error)) ||
    'Error'
  );
}

const inStack: ReadonlySet<string | symbol> = new Set(['name', 'message', 'stack']);

/** Whether the stack tells all there is to an own `name`, `message` or `stack`. */
function isTold(error: Error, key: string | symbol, stack: string): boolean {
  if (!inStack.has(key)) return false;
  const value: unknown = Reflect.get(error, key);
  return key === 'stack' || typeof value !== 'string' || stack.includes(value);
}

/** A message may contain lines that look like frames: only those after it count. */
function hasFrames(stack: string, message: unknown): boolean {
  const at = typeof message === 'string' && message !== '' ? stack.indexOf(message) : -1;
  const trace = at === -1 ? stack : stack.slice(at + String(message).length);
  return trace.includes('\n    at');
}

/** Fewer frames in common than this are printed with both errors. */
const worthLeavingOut = 4;

/** Where the frames of an error run along with those of its cause, and for how many lines. */
function overlap(frames: readonly string[], cause: readonly string[]): { at: number; length: number } {
  for (let at = 0; at < frames.length - worthLeavingOut + 1; at++) {
    const start = cause.indexOf(frames[at] ?? '');
    if (start === -1) continue;
    let length = 1;
    while (at + length < frames.length && frames[at + length] === cause[start + length]) length++;
    if (length >= worthLeavingOut) return { at, length };
  }
  return { at: 0, length: 0 };
}

/** Of the frames that the cause has as well only the first and the last are shown: the cause comes right after. */
function withoutCommonFrames(context: Context, error: Error, text: string): string {
  const { cause } = error;
  if (!(cause instanceof Error)) return text;
  const causeStack = stackOf(cause);
  const causeAt = causeStack.indexOf('\n    at');
  const ownAt = text.indexOf('\n    at');
  if (causeAt === -1 || ownAt === -1) return text;
  const frames = text.slice(ownAt + 1).split('\n');
  const { at, length } = overlap(frames, causeStack.slice(causeAt + 1).split('\n'));
  if (length === 0) return text;
  const note = `    ... ${length - 2} lines matching cause stack trace ...`;
  frames.splice(at + 1, length - 2, context.stylize(note, 'undefined'));
  return `${text.slice(0, ownAt)}\n${frames.join('\n')}`;
}

export interface FormattedError {
  /** The stack, its first line naming the class; in brackets when it has no frames. */
  readonly text: string;
  /** Those of the own keys that the stack does not show. */
  readonly keys: (string | symbol)[];
}

/** The head of a printed error, and which of its properties are still to be printed. */
export function formatError(...args: Parameters<typeof describeError>): FormattedError {
  try {
    return describeError(...args);
  } catch {
    // One that does not give its name or message.
    return { text: '[object Error]', keys: [] };
  }
}

function describeError(
  context: Context,
  error: Error,
  constructor: string | null,
  tag: string,
  ownKeys: readonly (string | symbol)[],
): FormattedError {
  const stack = stackOf(error);
  const keys = ownKeys.filter((key) => context.showHidden || !isTold(error, key, stack));
  const given: unknown = error.name;
  const name = given === undefined || given === null ? 'Error' : toText(given);
  const { title, length } = stackTitle(stack, { name, constructor, tag });
  const titled = withoutCommonFrames(context, error, title + stack.slice(length));
  const text = hasFrames(titled, error.message) ? titled : `[${titled}]`;
  return { text: text.replaceAll('\n', `\n${' '.repeat(context.indentation)}`), keys };
}
