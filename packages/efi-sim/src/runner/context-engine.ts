import { AsyncLocalStorage } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { type Context, createContext, runInContext, Script } from 'node:vm';
import type { AsyncContextSlot, Native, RejectionListener } from '@efi-node/efi-core';
import { FirmwareCrash } from '../crash.ts';
import { type Engine, ExitSignal } from '../engine.ts';
import type { Realm } from '../memory.ts';
import { bootstrap, type ContextParts, type HostApi } from './bootstrap.ts';

/** Global function of the context that exists for the moment of entering it only. */
const ENTRY = 'efi-sim entry';
const enter = new Script(`globalThis['${ENTRY}']()`, { filename: 'efi-sim' });
const nothing = new Script('0', { filename: 'efi-sim' });
/** Milliseconds in which the signal has to arrive. */
const EXIT_LIMIT = 5000;

/** The user's Ctrl-C. */
export class Interrupted extends Error {
  override readonly name: string = 'Interrupted';
}

/**
 * A fresh realm of the host's V8 for one program, with nothing but ECMAScript's globals, what QuickJS adds to them,
 * and `efiNative`. Its promise jobs run when `runJobs` says so, and at no other time.
 */
export class ContextEngine implements Engine {
  readonly #context: Context;
  readonly #global: object;
  readonly #exiting: () => boolean;
  readonly asyncContext: AsyncContextSlot = hostSlot();
  #parts: ContextParts | undefined;
  #listener: RejectionListener | undefined;

  constructor(exiting: () => boolean) {
    this.#context = createContext({}, { microtaskMode: 'afterEvaluate' });
    this.#exiting = exiting;
    this.#global = Object(runInContext('globalThis', this.#context));
  }

  /** Gives the context its `efiNative`; answers the constructors that its memory is made with. */
  install(native: Native, now: () => number): Realm {
    const fn: unknown = runInContext(`(${bootstrap.toString()})`, this.#context);
    if (!isBootstrap(fn)) throw new Error('the bootstrap is no function');
    const functions = Object.keys(native).filter((name) => typeof Reflect.get(native, name) === 'function');
    const constants = Object.fromEntries(
      Object.keys(native)
        .filter((name) => !functions.includes(name))
        .map((name) => [name, Reflect.get(native, name)]),
    );
    const parts = fn({
      native: { ...native },
      functions,
      constants,
      hostErrorName: (error) =>
        error instanceof Error && !(error instanceof ExitSignal) && !(error instanceof FirmwareCrash)
          ? error.name
          : undefined,
      folder: fileURLToPath(new URL('..', import.meta.url)),
      now,
      decodeBase64,
      encodeLatin1: (text) =>
        /^[\0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1').toString('base64') : undefined,
    });
    this.#parts = parts;
    return { ArrayBuffer: parts.ArrayBuffer, Uint8Array: parts.Uint8Array };
  }

  /**
   * Runs `action` so that `exit` can unwind it. Answers what it answers, or 'exited'. Throws `Interrupted` when the
   * user pressed Ctrl-C.
   */
  run<T>(action: () => T): T | 'exited' {
    let answer: { readonly value: T } | undefined;
    Object.defineProperty(this.#global, ENTRY, {
      configurable: true,
      value: () => {
        Reflect.deleteProperty(this.#global, ENTRY);
        answer = { value: action() };
      },
    });
    try {
      enter.runInContext(this.#context, { breakOnSigint: true });
    } catch (error) {
      const interrupted = Reflect.get(Object(error), 'code') === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
      if (this.#exiting() && (interrupted || error instanceof ExitSignal)) return 'exited';
      throw interrupted ? new Interrupted() : error;
    }
    if (this.#exiting()) return 'exited';
    if (answer === undefined) throw new Error('the context did not run its entry');
    return answer.value;
  }

  /**
   * No exception unwinds past a `catch`. What does is V8's termination, which Node offers for Ctrl-C: the signal is
   * sent, and the program gets no further than this.
   */
  exit(): never {
    process.kill(process.pid, 'SIGINT');
    const limit = performance.now() + EXIT_LIMIT;
    while (performance.now() < limit);
    throw new ExitSignal('the program has ended, but could not be unwound');
  }

  evaluate(source: Uint8Array, filename: string): unknown {
    const text = new TextDecoder().decode(source);
    return new Script(text, { filename }).runInContext(this.#context);
  }

  runJobs(): void {
    // Evaluating anything drains the context's own queue.
    nothing.runInContext(this.#context);
    reportRejections();
    const thrown = this.#parts?.thrown ?? [];
    if (thrown.length > 0) throw thrown.shift();
  }

  onRejection(listener: RejectionListener): void {
    this.#listener = listener;
  }

  /** The host has noticed a rejection. */
  rejected(kind: 'unhandled' | 'handled', promise: Promise<unknown>, reason: unknown): void {
    if (reason instanceof ExitSignal || this.#exiting()) return;
    this.#listener?.(kind, promise, reason);
  }
}

/** The host's own storage goes along with the promises of every realm. */
function hostSlot(): AsyncContextSlot {
  const storage = new AsyncLocalStorage<unknown>();
  return {
    get current() {
      return storage.getStore();
    },
    set current(value) {
      storage.enterWith(value);
    },
  };
}

function isBootstrap(value: unknown): value is (host: HostApi) => ContextParts {
  return typeof value === 'function';
}

/**
 * Has Node look for promises that were rejected without a handler now, and not when its own loop comes round: a
 * program's fate may depend on it before its next callback. There is no documented way to ask for that.
 */
function reportRejections(): void {
  const tick: unknown = Reflect.get(process, '_tickCallback');
  if (typeof tick === 'function') Reflect.apply(tick, process, []);
}

function decodeBase64(text: string): string | undefined {
  const clean = text.replace(/[\t\n\f\r ]/g, '');
  const unpadded = clean.length % 4 === 0 ? clean.replace(/={1,2}$/, '') : clean;
  if (unpadded.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(unpadded)) return undefined;
  return Buffer.from(unpadded, 'base64').toString('latin1');
}
