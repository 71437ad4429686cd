/**
 * What every builtin of one program stands on. A runtime is evaluated once per engine and serves one program, so the
 * builtins share one context, which the runtime's entry fills before it evaluates any of them.
 */
import type { Loop, Machine, Native } from '@efi-node/efi-core';

/** `config.json` of the bundle. */
export interface ProgramConfig {
  readonly argv: readonly string[];
  readonly execArgv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Path of the program's main file, as stack traces and `__filename` show it. */
  readonly filename: string;
  readonly network: boolean;
  readonly verbose: boolean;
}

export interface RuntimeContext {
  readonly native: Native;
  readonly machine: Machine;
  readonly loop: Loop;
  readonly config: ProgramConfig;
  /** Milliseconds of `native.now()` when the program started. */
  readonly startedAt: number;
  /** True from the moment that the program has ended: no callback of the user's runs any more. */
  closing: boolean;
  /** What has to be closed before the machine; each calls back when nothing of it is left. */
  readonly closers: ((done: () => void) => void)[];
}

let current: RuntimeContext | undefined;

export function setContext(context: RuntimeContext): void {
  current = context;
}

export function runtime(): RuntimeContext {
  if (current === undefined)
    throw new Error('the runtime has not been started: no native boundary was given');
  return current;
}
