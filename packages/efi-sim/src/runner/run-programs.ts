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

interface ProgramLeaks {
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
        handles: after.handles - before.handles + (after.files - before.files),
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
  const unhandled = (reason: unknown, promise: Promise<unknown>): void =>
    engine.rejected('unhandled', promise, reason);
  const handled = (promise: Promise<unknown>): void => engine.rejected('handled', promise, undefined);
  process.on('unhandledRejection', unhandled);
  process.on('rejectionHandled', handled);
  try {
    engine.run(() => void engine.evaluate(runtime, 'runtime.js'));
    const { program } = sim.state;
    if (program === undefined) throw new Error('the runtime has called no onProgram');
    await pump(engine, () => program.step());
    state.exiting = false;
    await pump(engine, () => program.close());
    state.exiting = false;
    return program.exitCode();
  } finally {
    process.off('unhandledRejection', unhandled);
    process.off('rejectionHandled', handled);
    memory.realm = hostRealm;
  }
}

/** Steps between which the host gets no turn: only its garbage collector's finalizers want one. */
const STEPS_AT_ONCE = 1000;

/** Calls until the answer is false or the program exits. */
async function pump(engine: ContextEngine, step: () => boolean): Promise<void> {
  const some = (): boolean => {
    for (let count = 0; count < STEPS_AT_ONCE; count++) if (!step()) return false;
    return true;
  };
  // From the host's own loop and never from one of its jobs: those could not run the context's rejections.
  const turn = (): Promise<boolean> =>
    new Promise((resolve, reject) => {
      setImmediate(() => {
        try {
          resolve(engine.run(some) === true);
        } catch (error) {
          reject(error);
        }
      });
    });
  while (await turn());
}
