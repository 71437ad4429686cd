/** `console` and the class Console. */
import { validateArray } from '@efi-node/node-errors';
import { asConstructor } from './callable.ts';
import { elapsed } from './console-elapsed.ts';
import {
  type ConsoleOptions,
  type Output,
  optionsFor,
  readOptions,
  type Sink,
  writeTo,
} from './console-output.ts';
import { formatTable } from './console-table.ts';
import { runtime } from './context.ts';
import { formatWithOptions } from './inspect/format.ts';
import { inspect } from './inspect/inspect.ts';
import type { InspectOptions } from './inspect/options.ts';
import { type AnyFunction, isFunction, isObject, member } from './narrow.ts';
import { standardStreams } from './process/process.ts';
import { writeSync } from './process/text.ts';

/** Until the program asks for `process.stdout` itself, its text goes straight out. */
function standard(name: 'stdout' | 'stderr', fd: 1 | 2): Sink {
  return {
    write(text) {
      const stream = standardStreams[name];
      const write = member(stream, 'write');
      if (isFunction(write)) Reflect.apply(write, stream, [text]);
      else writeSync(fd, text);
    },
  };
}

interface State {
  readonly output: Output;
  indent: string;
  readonly counts: Map<string, number>;
  readonly timers: Map<string, number>;
  /** Text goes to a stream that is known to have no errors to ignore. */
  readonly direct: boolean;
}

export type ConsoleObject = Record<string, AnyFunction>;

const states: WeakMap<object, State> = new WeakMap();

function stateOf(console: object): State {
  const state = states.get(console);
  if (state === undefined) throw new TypeError('Value of "this" must be of type Console');
  return state;
}

function write(state: State, sink: Sink, text: string): void {
  let line = text;
  if (state.indent !== '') {
    if (line.includes('\n')) line = line.replaceAll('\n', `\n${state.indent}`);
    line = state.indent + line;
  }
  if (state.direct) sink.write(`${line}\n`);
  else writeTo(sink, `${line}\n`, state.output.ignoreErrors);
}

function print(console: object, sink: 'stdout' | 'stderr', args: readonly unknown[]): void {
  const state = stateOf(console);
  const stream = state.output[sink];
  write(state, stream, formatWithOptions(state.direct ? {} : optionsFor(state.output, stream), ...args));
}

function call(console: object, method: string, args: readonly unknown[]): void {
  const fn = member(console, method);
  if (isFunction(fn)) Reflect.apply(fn, console, args);
}

/** The text for a timer's label; undefined, with a warning, when no such timer runs. */
function timeText(state: State, name: string, label: unknown): string | undefined {
  const key = `${label}`;
  const start = state.timers.get(key);
  if (start !== undefined) return `${key}: ${elapsed(runtime().native.now() - start)}`;
  process.emitWarning(`No such label '${key}' for console.${name}()`);
  return undefined;
}

/** Of the cells of a table: arrays and short objects are shown one level deep. */
function printCell(options: InspectOptions, value: unknown): string {
  const isLarge =
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 2;
  return inspect(value, {
    ...options,
    maxArrayLength: 3,
    breakLength: Number.POSITIVE_INFINITY,
    depth: isLarge ? -1 : 0,
  });
}

type Method = (this: object, ...args: unknown[]) => void;

const methods: Readonly<Record<string, Method>> = {
  log(...args) {
    print(this, 'stdout', args);
  },
  info(...args) {
    print(this, 'stdout', args);
  },
  debug(...args) {
    print(this, 'stdout', args);
  },
  warn(...args) {
    print(this, 'stderr', args);
  },
  error(...args) {
    print(this, 'stderr', args);
  },
  dir(value, options) {
    const state = stateOf(this);
    const { stdout } = state.output;
    write(
      state,
      stdout,
      inspect(value, {
        customInspect: false,
        ...optionsFor(state.output, stdout),
        ...(isObject(options) ? options : {}),
      }),
    );
  },
  time(label = 'default') {
    const { timers } = stateOf(this);
    const key = `${label}`;
    if (timers.has(key)) process.emitWarning(`Label '${key}' already exists for console.time()`);
    else timers.set(key, runtime().native.now());
  },
  timeEnd(label = 'default') {
    const state = stateOf(this);
    const text = timeText(state, 'timeEnd', label);
    if (text === undefined) return;
    call(this, 'log', ['%s', text]);
    state.timers.delete(`${label}`);
  },
  timeLog(label = 'default', ...data) {
    const text = timeText(stateOf(this), 'timeLog', label);
    if (text !== undefined) call(this, 'log', ['%s', text, ...data]);
  },
  trace(...args) {
    const { output } = stateOf(this);
    const message = formatWithOptions(optionsFor(output, output.stderr), ...args);
    const trace = new Error(message);
    const title = message === '' ? 'Trace' : `Trace: ${message}`;
    const [, ...frames] = String(trace.stack).slice(message.length).split('\n');
    call(this, 'error', ['%s', [title, ...frames.slice(1)].join('\n')]);
  },
  assert(condition, ...args) {
    if (condition === true || Boolean(condition)) return;
    if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
    else args.unshift('Assertion failed');
    call(this, 'warn', args);
  },
  clear() {
    const { stdout } = stateOf(this).output;
    if (member(stdout, 'isTTY') !== true || process.env['TERM'] === 'dumb') return;
    stdout.write('\u001b[1;1H');
    stdout.write('\u001b[0J');
  },
  count(label = 'default') {
    const { counts } = stateOf(this);
    const key = `${label}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    call(this, 'log', [`${key}: ${count}`]);
  },
  countReset(label = 'default') {
    const key = `${label}`;
    if (!stateOf(this).counts.delete(key)) process.emitWarning(`Count for '${key}' does not exist`);
  },
  group(...label) {
    if (label.length > 0) call(this, 'log', label);
    const state = stateOf(this);
    state.indent += ' '.repeat(state.output.groupIndentation);
  },
  groupEnd() {
    const state = stateOf(this);
    state.indent = state.indent.slice(0, Math.max(0, state.indent.length - state.output.groupIndentation));
  },
  table(data, columns) {
    if (!isObject(data) && !isFunction(data)) {
      call(this, 'log', [data]);
      return;
    }
    if (columns !== undefined) validateArray(columns, 'properties');
    const { output } = stateOf(this);
    const options = optionsFor(output, output.stdout);
    call(this, 'log', [formatTable(data, columns, (value) => printCell(options, value))]);
  },
  dirxml(...args) {
    print(this, 'stdout', args);
  },
};

/** Everything of the prototype once more on the console itself, bound to it: programs take `log` off it. */
function install(console: object, prototype: object, output: Output, direct: boolean): void {
  states.set(console, { output, indent: '', counts: new Map(), timers: new Map(), direct });
  for (const key of [...Object.keys(methods), 'groupCollapsed']) {
    const fn = member(prototype, key);
    if (!isFunction(fn)) continue;
    const bound = fn.bind(console);
    Object.defineProperty(bound, 'name', { value: key, configurable: true });
    Object.defineProperty(console, key, {
      value: bound,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  const hidden = {
    _stdoutErrorHandler: () => undefined,
    _stderrErrorHandler: () => undefined,
    _ignoreErrors: output.ignoreErrors,
    _times: stateOf(console).timers,
  };
  for (const [key, value] of Object.entries(hidden))
    Object.defineProperty(console, key, { value, writable: true, configurable: true });
  Object.defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });
}

type ConsoleConstructor = {
  new (options: ConsoleOptions | Sink, stderr?: Sink, ignoreErrors?: boolean): ConsoleObject;
  (options: ConsoleOptions | Sink, stderr?: Sink, ignoreErrors?: boolean): ConsoleObject;
  readonly prototype: ConsoleObject;
};

function ConsoleFunction(this: unknown, options: unknown, stderr?: unknown, ignoreErrors?: unknown): object {
  const own = new.target === undefined ? undefined : this;
  if (!isObject(own)) return Reflect.construct(Console, [options, stderr, ignoreErrors]);
  const isStream = isFunction(member(options, 'write'));
  const output = readOptions(
    isStream || !isObject(options) ? { stdout: options, stderr, ignoreErrors } : options,
  );
  // A class of the user's may have methods of its own.
  install(own, own, output, false);
  for (const key of ['stdout', 'stderr'] as const)
    Object.defineProperty(own, `_${key}`, { value: output[key], writable: true, configurable: true });
  return own;
}
Object.defineProperty(ConsoleFunction, 'name', { value: 'Console' });
Object.defineProperty(ConsoleFunction, 'length', { value: 1 });

export const Console: ConsoleConstructor = asConstructor(ConsoleFunction);
for (const [key, method] of Object.entries({ ...methods, groupCollapsed: methods['group'] }))
  Object.defineProperty(Console.prototype, key, {
    value: method,
    writable: true,
    enumerable: true,
    configurable: true,
  });
// The global console has another prototype, and is one all the same.
Object.defineProperty(Console, Symbol.hasInstance, {
  value(instance: unknown) {
    return isObject(instance) && states.has(instance);
  },
});

function createTask(...args: unknown[]): { run(work: () => unknown): unknown } {
  const [name] = args;
  if (typeof name !== 'string' || name === '') throw new Error('First argument must be a non-empty string.');
  return { run: (work) => work() };
}

export function createConsole(): object {
  // Node's console has an object of its own between itself and Object.prototype.
  const console: object = Object.create({});
  const output: Output = {
    stdout: standard('stdout', 1),
    stderr: standard('stderr', 2),
    ignoreErrors: true,
    colorMode: 'auto',
    inspectOptions: undefined,
    groupIndentation: 2,
  };
  install(console, Console.prototype, output, true);
  // Nobody looks on: profiles and time stamps go to an inspector in Node too.
  const forInspector = {
    profile() {},
    profileEnd() {},
    timeStamp() {},
    context(_name: unknown) {},
    createTask,
  };
  Object.assign(console, { Console }, forInspector);
  for (const name of ['stdout', 'stderr'] as const) {
    Object.defineProperty(console, `_${name}`, {
      get: () => process[name],
      set(value: unknown) {
        Object.defineProperty(console, `_${name}`, { value, writable: true, configurable: true });
      },
      configurable: true,
    });
  }
  return console;
}
