/** `console` and the class Console. */
import { asConstructor } from './callable.ts';
import { runtime } from './context.ts';
import { formatWithOptions } from './inspect/format.ts';
import { inspect } from './inspect/inspect.ts';
import type { InspectOptions } from './inspect/options.ts';
import { standardStreams } from './process/process.ts';
import { writeSync } from './process/text.ts';
import { formatTable } from './console-table.ts';
import { isFunction, isObject, member } from './narrow.ts';

interface Sink {
  write(text: string): unknown;
}

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

export interface ConsoleOptions {
  stdout: Sink;
  stderr?: Sink | undefined;
  ignoreErrors?: boolean;
  inspectOptions?: InspectOptions;
  groupIndentation?: number;
}

interface State {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly options: InspectOptions;
  readonly groupIndentation: number;
  indent: string;
  readonly counts: Map<string, number>;
  readonly timers: Map<string, number>;
}

type Method = (...args: unknown[]) => void;

function elapsed(milliseconds: number): string {
  let rest = milliseconds;
  let hours = 0;
  let minutes = 0;
  if (rest >= 3600000) hours = Math.floor(rest / 3600000);
  rest -= hours * 3600000;
  if (milliseconds >= 60000) minutes = Math.floor(rest / 60000);
  rest -= minutes * 60000;
  const seconds = rest / 1000;
  const pad = (value: number | string): string => `${value}`.padStart(2, '0');
  if (hours !== 0 || minutes !== 0) {
    const [whole, fraction] = seconds.toFixed(3).split('.');
    const text = hours !== 0 ? `${hours}:${pad(minutes)}` : `${minutes}`;
    return `${text}:${pad(whole ?? 0)}.${fraction} (${hours !== 0 ? 'h:m' : ''}m:ss.mmm)`;
  }
  if (seconds >= 1) return `${seconds.toFixed(3)}s`;
  return `${Number(milliseconds.toFixed(3))}ms`;
}

function createMethods(state: State): Record<string, Method> {
  const write = (sink: Sink, args: readonly unknown[]): void => {
    let text = formatWithOptions(state.options, ...args);
    if (state.indent !== '') {
      if (text.includes('\n')) text = text.replaceAll('\n', `\n${state.indent}`);
      text = state.indent + text;
    }
    sink.write(`${text}\n`);
  };
  const log: Method = (...args) => write(state.stdout, args);
  const error: Method = (...args) => write(state.stderr, args);
  const group: Method = (...label) => {
    if (label.length > 0) log(...label);
    state.indent += ' '.repeat(state.groupIndentation);
  };
  const timeText = (name: string, label: unknown): string | undefined => {
    const key = `${label}`;
    const start = state.timers.get(key);
    if (start === undefined) {
      process.emitWarning(`No such label '${key}' for console.${name}()`);
      return undefined;
    }
    return `${key}: ${elapsed(runtime().native.now() - start)}`;
  };
  const dirxml: Method = (...args) => log(...args);
  return {
    log,
    warn: error,
    error,
    dir(value, options) {
      write(state.stdout, [
        inspect(value, {
          ...state.options,
          customInspect: false,
          ...(isObject(options) ? options : {}),
        }),
      ]);
    },
    time(label = 'default') {
      const key = `${label}`;
      if (state.timers.has(key)) {
        process.emitWarning(`Label '${key}' already exists for console.time()`);
        return;
      }
      state.timers.set(key, runtime().native.now());
    },
    timeEnd(label = 'default') {
      const text = timeText('timeEnd', label);
      if (text === undefined) return;
      log('%s', text);
      state.timers.delete(`${label}`);
    },
    timeLog(label = 'default', ...data) {
      const text = timeText('timeLog', label);
      if (text !== undefined) log('%s', text, ...data);
    },
    trace(...args) {
      const trace = new Error(formatWithOptions(state.options, ...args));
      trace.name = 'Trace';
      const title = trace.message === '' ? 'Trace' : `Trace: ${trace.message}`;
      const [, ...frames] = String(trace.stack).slice(trace.message.length).split('\n');
      error('%s', [title, ...frames.slice(1)].join('\n'));
    },
    assert(condition, ...args) {
      if (condition === true || Boolean(condition)) return;
      if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
      else args.unshift('Assertion failed');
      error(...args);
    },
    clear() {},
    count(label = 'default') {
      const key = `${label}`;
      const count = (state.counts.get(key) ?? 0) + 1;
      state.counts.set(key, count);
      log(`${key}: ${count}`);
    },
    countReset(label = 'default') {
      const key = `${label}`;
      if (state.counts.delete(key)) return;
      process.emitWarning(`Count for '${key}' does not exist`);
    },
    group,
    groupEnd() {
      state.indent = state.indent.slice(0, Math.max(0, state.indent.length - state.groupIndentation));
    },
    table(data, columns) {
      log(
        formatTable(data, columns, (value) =>
          inspect(value, {
            ...state.options,
            maxArrayLength: 3,
            breakLength: Number.POSITIVE_INFINITY,
            depth:
              typeof value === 'object' &&
              value !== null &&
              !Array.isArray(value) &&
              Object.keys(value).length > 2
                ? -1
                : 0,
          }),
        ),
      );
    },
    debug: log,
    info: log,
    dirxml,
    groupCollapsed: group,
    profile() {},
    profileEnd() {},
    timeStamp() {},
    context() {},
  };
}

function createState(options: ConsoleOptions): State {
  return {
    stdout: options.stdout,
    stderr: options.stderr ?? options.stdout,
    options: options.inspectOptions ?? {},
    groupIndentation: options.groupIndentation ?? 2,
    indent: '',
    counts: new Map(),
    timers: new Map(),
  };
}

type ConsoleConstructor = {
  new (options: ConsoleOptions | Sink, stderr?: Sink, ignoreErrors?: boolean): Record<string, Method>;
  (options: ConsoleOptions | Sink, stderr?: Sink, ignoreErrors?: boolean): Record<string, Method>;
};

function isSink(value: unknown): value is Sink {
  return isFunction(member(value, 'write'));
}

function ConsoleFunction(
  this: unknown,
  options: ConsoleOptions | Sink,
  stderr?: Sink,
): Record<string, Method> {
  const given = isSink(options) ? { stdout: options, stderr } : options;
  if (!isObject(given) || !('stdout' in given)) {
    throw Object.assign(new TypeError('Console expects a writable stream instance for stdout'), {
      code: 'ERR_CONSOLE_WRITABLE_STREAM',
    });
  }
  const target = new.target === undefined ? Object.setPrototypeOf({}, Console.prototype) : this;
  return Object.assign(Object(target), createMethods(createState(given)));
}
Object.defineProperty(ConsoleFunction, 'name', { value: 'Console' });

export const Console: ConsoleConstructor = asConstructor(ConsoleFunction);

export function createConsole(): Record<string, Method> {
  const console = createMethods(
    createState({ stdout: standard('stdout', 1), stderr: standard('stderr', 2) }),
  );
  // Node's console has an object of its own between itself and Object.prototype.
  Object.setPrototypeOf(console, {});
  Object.defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });
  Object.defineProperty(console, 'Console', { value: Console, writable: true, configurable: true });
  return console;
}
