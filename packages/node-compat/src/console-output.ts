/** Where a console writes, and how it looks. */
import { validateNumber, validateObject } from '@efi-node/node-errors';
import { ERR_INVALID_ARG_VALUE } from './errors.ts';
import type { InspectOptions } from './inspect/options.ts';
import { isFunction, isObject, member } from './narrow.ts';

/** What of a stream a console uses. */
export interface Sink {
  write(text: string, done?: (error?: unknown) => void): unknown;
}

export type ColorMode = boolean | 'auto';

export interface ConsoleOptions {
  readonly stdout: Sink;
  readonly stderr?: Sink | undefined;
  readonly ignoreErrors?: boolean;
  readonly colorMode?: ColorMode;
  readonly inspectOptions?: InspectOptions | ReadonlyMap<Sink, InspectOptions>;
  readonly groupIndentation?: number;
}

export interface Output {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly ignoreErrors: boolean;
  readonly colorMode: ColorMode;
  readonly inspectOptions: InspectOptions | ReadonlyMap<Sink, InspectOptions> | undefined;
  readonly groupIndentation: number;
}

function checkSink(value: unknown, name: 'stdout' | 'stderr'): asserts value is Sink {
  if (isFunction(member(value, 'write'))) return;
  throw Object.assign(new TypeError(`Console expects a writable stream instance for ${name}`), {
    code: 'ERR_CONSOLE_WRITABLE_STREAM',
  });
}

const mostIndentation = 1000;

/** Checks the options of `new Console` as Node does. Throws ERR_CONSOLE_WRITABLE_STREAM, ERR_INVALID_ARG_VALUE, … */
export function readOptions(options: unknown): Output {
  const stdout: unknown = member(options, 'stdout');
  const stderr: unknown = member(options, 'stderr') ?? stdout;
  const colorMode: unknown = member(options, 'colorMode') ?? 'auto';
  const groupIndentation: unknown = member(options, 'groupIndentation');
  const inspectOptions: unknown = member(options, 'inspectOptions');
  const ignoreErrors: unknown = member(options, 'ignoreErrors');
  checkSink(stdout, 'stdout');
  checkSink(stderr, 'stderr');
  if (typeof colorMode !== 'boolean' && colorMode !== 'auto')
    throw new ERR_INVALID_ARG_VALUE('colorMode', colorMode, "must be one of: 'auto', true, false");
  if (groupIndentation !== undefined)
    validateNumber(groupIndentation, 'groupIndentation', 0, mostIndentation);
  if (inspectOptions !== undefined) checkInspectOptions(inspectOptions, member(options, 'colorMode'));
  return {
    stdout,
    stderr,
    ignoreErrors: ignoreErrors === undefined || Boolean(ignoreErrors),
    colorMode,
    inspectOptions: isObject(inspectOptions) ? inspectOptions : undefined,
    groupIndentation: typeof groupIndentation === 'number' ? groupIndentation : 2,
  };
}

function checkInspectOptions(inspectOptions: unknown, colorMode: unknown): void {
  validateObject(inspectOptions, 'options.inspectOptions');
  if (Reflect.get(inspectOptions, 'colors') === undefined || colorMode === undefined) return;
  throw Object.assign(
    new TypeError(
      'Option "options.inspectOptions.color" cannot be used in combination with option "colorMode"',
    ),
    { code: 'ERR_INCOMPATIBLE_OPTION_PAIR' },
  );
}

function isTerminalWithColors(sink: Sink): boolean {
  if (member(sink, 'isTTY') !== true) return false;
  const depth = member(sink, 'getColorDepth');
  return !isFunction(depth) || Number(Reflect.apply(depth, sink, [])) > 2;
}

/** How values are printed to one of the two streams. */
export function optionsFor(output: Output, sink: Sink): InspectOptions {
  const { inspectOptions, colorMode } = output;
  const given = inspectOptions instanceof Map ? inspectOptions.get(sink) : inspectOptions;
  const options: InspectOptions = isObject(given) ? given : {};
  if (options.colors !== undefined) return options;
  return { ...options, colors: colorMode === 'auto' ? isTerminalWithColors(sink) : colorMode };
}

function ignore(): void {}

/** Writes; what goes wrong with the stream is of no concern to who only prints, unless the console was told so. */
export function writeTo(sink: Sink, text: string, ignoreErrors: boolean): void {
  if (!ignoreErrors) {
    sink.write(text);
    return;
  }
  const once = member(sink, 'once');
  const remove = member(sink, 'removeListener');
  const count = member(sink, 'listenerCount');
  const unheard = isFunction(count) && Reflect.apply(count, sink, ['error']) === 0;
  if (unheard && isFunction(once)) Reflect.apply(once, sink, ['error', ignore]);
  try {
    sink.write(text, (error) => {
      if (error === undefined || error === null) return;
      // It is emitted after this callback.
      if (isFunction(count) && Reflect.apply(count, sink, ['error']) === 0 && isFunction(once)) {
        Reflect.apply(once, sink, ['error', ignore]);
      }
    });
  } catch (error) {
    if (error instanceof RangeError && /call stack|stack overflow/i.test(error.message)) throw error;
  } finally {
    if (isFunction(remove)) Reflect.apply(remove, sink, ['error', ignore]);
  }
}
