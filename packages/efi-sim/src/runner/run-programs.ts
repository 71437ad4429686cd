import type { Program } from '@efi-node/efi-core';
import { ExitSignal } from '../engine.ts';
import type { Sim } from '../sim.ts';
import type { ProgramFiles } from './container.ts';
import { ContextEngine } from './context-engine.ts';

/** What the machine does: the events of docs/architecture.md. */
export type MachineEvent =
  | { readonly event: 'start'; readonly engine: string; readonly firmware: string }
  | { readonly event: 'begin'; readonly program: number }
  | {
      readonly event: 'end';
      readonly program: number;
      readonly code: number;
      readonly leaks: ProgramLeaks;
      readonly lateEvents: number;
      readonly heap: number;
    }
  | { readonly event: 'done'; readonly code: number };

export interface ProgramLeaks {
  readonly blocks: number;
  readonly events: number;
  readonly pins: number;
  readonly parsers: number;
  readonly handles: number;
}

export interface RunProgramsOptions {
  readonly runtime: Uint8Array;
  readonly programs: readonly ProgramFiles[];
  readonly report: (event: MachineEvent) => void;
}

/**
 * The pump: runs programs one after another on one machine, each in a fresh context, with everything of the one
 * before closed. Answers the exit code of the last. Throws what would have taken the machine down.
 */
export async function runPrograms(sim: Sim, options: RunProgramsOptions): Promise<number> {
  let code = 0;
  options.report({ event: 'start', engine: sim.native.engine, firmware: 'efi-sim' });
  for (const [index, files] of options.programs.entries()) {
    options.report({ event: 'begin', program: index });
    const before = { ...sim.leaks(), late: sim.native.counters().lateEvents };
    code = await runProgram(sim, options.runtime, files);
    const after = sim.leaks();
    const { lateEvents } = sim.native.counters();
    options.report({
      event: 'end',
      program: index,
      code,
      leaks: {
        blocks: after.blocks - before.blocks,
        events: after.events - before.events,
        pins: after.pins - before.pins,
        parsers: after.parsers - before.parsers,
        handles: after.handles - before.handles,
      },
      lateEvents: lateEvents - before.late,
      heap: process.memoryUsage().heapUsed,
    });
  }
  options.report({ event: 'done', code });
  return code;
}

async function runProgram(sim: Sim, runtime: Uint8Array, files: ProgramFiles): Promise<number> {
  const { state, native, memory } = sim;
  const engine = new ContextEngine(() => state.exiting);
  state.engine = engine;
  state.files = files;
  state.program = undefined;
  state.exiting = false;
  const hostRealm = memory.realm;
  memory.realm = engine.install(native, () => native.now());
  const unhandled = (reason: unknown, promise: Promise<unknown>): void => {
    attempt(state, () => engine.rejected('unhandled', promise, reason));
  };
  const handled = (promise: Promise<unknown>): void => {
    attempt(state, () => engine.rejected('handled', promise, undefined));
  };
  process.on('unhandledRejection', unhandled);
  process.on('rejectionHandled', handled);
  try {
    const program = start(sim, engine, runtime);
    await pump(() => program.step(), state);
    state.exiting = false;
    await pump(() => program.close(), state);
    return program.exitCode();
  } finally {
    process.off('unhandledRejection', unhandled);
    process.off('rejectionHandled', handled);
    memory.realm = hostRealm;
  }
}

function start(sim: Sim, engine: ContextEngine, runtime: Uint8Array): Program {
  engine.evaluate(runtime, 'runtime.js');
  const { program } = sim.state;
  if (program === undefined) throw new Error('the runtime has called no onProgram');
  return program;
}

/**
 * Calls until the answer is false or the program exits. Each call is made from the host's own loop and never from one
 * of its jobs, so that the host can report rejections in between.
 */
function pump(step: () => boolean, state: { readonly exiting: boolean }): Promise<void> {
  return new Promise((resolve, reject) => {
    const turn = (): void => {
      try {
        const more = step();
        if (more && !state.exiting) setImmediate(turn);
        else resolve();
      } catch (error) {
        if (state.exiting || error instanceof ExitSignal) resolve();
        else reject(error);
      }
    };
    setImmediate(turn);
  });
}

/** A listener of the program's, called from outside of its loop: an exit in it is no error. */
function attempt(state: { readonly exiting: boolean }, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!state.exiting) throw error;
  }
}
