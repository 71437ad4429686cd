/** What happens to an exception that nobody caught, and how Node prints it. */
import { asyncContext, setAsyncContext, takeFailureContext } from '../async-context.ts';
import { runtime } from '../context.ts';
import type { SourceMap } from '../source-map.ts';
import type { RejectionSink } from '../ticks.ts';
import { endNow, exit, processObject, setExitCode, writeSync } from '../process/process.ts';
import { unheardLines } from '../events/unheard.ts';
import { inspect } from '../inspect/inspect.ts';

export type ExceptionOrigin = 'uncaughtException' | 'unhandledRejection';

let sources: () => SourceMap | undefined = () => undefined;

/** The first `file:line:column` of a stack that is no place inside Node. */
function firstPlace(stack: string): { file: string; line: number; column: number } | undefined {
  for (const text of stack.split('\n')) {
    const match = /^\s+at (?:.*\()?(.+):(\d+):(\d+)\)?$/.exec(text);
    const file = match?.[1];
    if (file !== undefined && !file.startsWith('node:'))
      return { file, line: Number(match?.[2]), column: Number(match?.[3]) };
  }
  return undefined;
}

/** `file:line`, the source line and a caret, as Node puts them before the error. */
function sourceContext(stack: string): string {
  const place = firstPlace(stack);
  if (place === undefined) return '';
  const line = sources()?.sourceLine(place.file, place.line);
  const head = `${place.file}:${place.line}\n`;
  if (line === undefined) return head;
  // The engine tells where the error was made; Node points at the statement that threw it.
  const before = line.slice(0, Math.max(place.column - 1, 0));
  const statement = before.lastIndexOf('throw ');
  const indent = (statement === -1 ? before : before.slice(0, statement)).replace(/[^\t]/g, ' ');
  return `${head}${line}\n${indent}^\n\n`;
}

/** The error, and behind its stack where it was emitted if it was an 'error' event that nobody listened for. */
function withEmission(error: Error, stack: string): string {
  const lines = unheardLines(error);
  if (lines === undefined) return inspect(error);
  const own = Object.getOwnPropertyDescriptor(error, 'stack');
  Object.defineProperty(error, 'stack', {
    value: `${stack}\n${lines}`,
    configurable: true,
    enumerable: false,
  });
  const text = inspect(error);
  if (own === undefined) Reflect.deleteProperty(error, 'stack');
  else Object.defineProperty(error, 'stack', own);
  return text;
}

/** The text that Node prints for an uncaught exception before it ends the process. */
export function describeUncaught(error: unknown): string {
  const trailer = `\n\nNode.js ${processObject.version}\n`;
  if (typeof error === 'object' && error !== null && error instanceof Error) {
    const stack = typeof error.stack === 'string' ? error.stack : String(error);
    return `${sourceContext(stack)}${withEmission(error, stack)}${trailer}`;
  }
  const shown = typeof error === 'object' && error !== null ? inspect(error) : inspectThrown(error);
  return `Uncaught:\n${shown}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)${trailer}`;
}

function inspectThrown(error: unknown): string {
  return typeof error === 'string' ? inspect(error) : String(error);
}

function die(error: unknown, code: number): never {
  setExitCode(code);
  writeSync(2, describeUncaught(error));
  // Its own handlers have failed: nobody else is asked.
  if (code === 7) endNow();
  return exit(code);
}

let handling = false;

/** Never throws: the exception goes to the program's handlers or ends the program. */
export function reportException(error: unknown, origin: ExceptionOrigin = 'uncaughtException'): void {
  const context = runtime();
  if (context.closing) return;
  const process = processObject;
  if (handling) {
    // An exception from a handler of exceptions.
    die(error, 7);
  }
  handling = true;
  const outside = asyncContext();
  setAsyncContext(takeFailureContext(error));
  try {
    process.emit('uncaughtExceptionMonitor', error, origin);
    const capture = process._uncaughtCapture;
    if (capture !== null) {
      capture(error);
      return;
    }
    if (process.emit('uncaughtException', error, origin)) return;
  } catch (inner) {
    die(inner, 7);
  } finally {
    handling = false;
    setAsyncContext(outside);
  }
  die(error, 1);
}

function describeReason(reason: unknown): string {
  if (typeof reason === 'string') return `"${reason}"`;
  if (typeof reason === 'object' && reason !== null) {
    return `"#<${Object(Reflect.get(reason, 'constructor')).name ?? 'Object'}>"`;
  }
  return `"${String(reason)}"`;
}

export const rejectionSink: RejectionSink = {
  unhandled(promise, reason) {
    try {
      if (processObject.emit('unhandledRejection', reason, promise)) return;
    } catch (error) {
      reportException(error);
      return;
    }
    if (reason instanceof Error) {
      reportException(reason, 'unhandledRejection');
      return;
    }
    const message =
      'This error originated either by throwing inside of an async function without a catch block, ' +
      `or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason ${describeReason(reason)}.`;
    const error = new Error(message);
    Object.defineProperty(error, 'name', {
      value: 'UnhandledPromiseRejection',
      configurable: true,
      writable: true,
    });
    Object.defineProperty(error, 'stack', {
      value: `UnhandledPromiseRejection: ${message}\n    at node:internal/process/promises`,
      configurable: true,
      writable: true,
    });
    Object.assign(error, { code: 'ERR_UNHANDLED_REJECTION' });
    reportException(error, 'unhandledRejection');
  },
  handledLate(promise) {
    processObject.emit('rejectionHandled', promise);
  },
};

export function useSources(get: () => SourceMap | undefined): void {
  sources = get;
}
