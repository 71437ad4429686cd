import { type Context, createContext, runInContext, Script } from 'node:vm';
import type { Native, RejectionListener } from '@efi-node/efi-core';
import { FirmwareCrash } from '../crash.ts';
import { type Engine, ExitSignal } from '../engine.ts';
import type { Realm } from '../memory.ts';
import { bootstrap, type ContextParts, type HostApi } from './bootstrap.ts';

/**
 * A fresh realm of the host's V8 for one program, with nothing but ECMAScript's globals, what QuickJS adds to them,
 * and `efiNative`. Its promise jobs run when `runJobs` says so, and at no other time.
 */
export class ContextEngine implements Engine {
  readonly #context: Context;
  readonly #exiting: () => boolean;
  #parts: ContextParts | undefined;
  #listener: RejectionListener | undefined;

  constructor(exiting: () => boolean) {
    this.#context = createContext({}, { microtaskMode: 'afterEvaluate' });
    this.#exiting = exiting;
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
      checkAlive: () => this.checkAlive(),
      hostErrorName: (error) =>
        error instanceof Error && !(error instanceof ExitSignal) && !(error instanceof FirmwareCrash)
          ? error.name
          : undefined,
      now,
      decodeBase64,
      encodeLatin1: (text) =>
        /^[\0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1').toString('base64') : undefined,
    });
    this.#parts = parts;
    return { ArrayBuffer: parts.ArrayBuffer, Uint8Array: parts.Uint8Array };
  }

  /**
   * Throws the signal once the program has called `exit`: V8 cannot unwind past a `catch`, so that whatever code
   * still runs gets nowhere.
   */
  checkAlive(): void {
    if (this.#exiting()) throw new ExitSignal('the program has ended');
  }

  evaluate(source: Uint8Array, filename: string): unknown {
    const text = new TextDecoder().decode(source);
    return new Script(text, { filename }).runInContext(this.#context);
  }

  runJobs(): void {
    // Evaluating anything drains the context's own queue.
    runInContext('0', this.#context);
    this.checkAlive();
    reportRejections();
    this.checkAlive();
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
