import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { CommandError } from '../command-error.ts';
import type { PublishedPort } from '../run-arguments.ts';
import { type Accelerator, CONSOLE_FD, FRAMES_FD, qemuArguments } from './command-line.ts';
import { ConsoleTail } from './console-tail.ts';
import { createFrameDecoder, type MachineEvent } from './frames.ts';
import { guard } from './guardian.ts';
import type { Ovmf } from './locate.ts';
import { tapFailure } from './tap.ts';

export interface MachineOptions {
  readonly qemu: string;
  readonly ovmf: Ovmf;
  readonly accelerator: Accelerator;
  /** Path of the EFI application. */
  readonly application: string;
  /** The container, see container.ts. */
  readonly bundle: Uint8Array;
  /** MiB. */
  readonly memory: number;
  readonly network: boolean;
  readonly publish: readonly PublishedPort[];
  /** Tap devices of this host, a card on each, in place of QEMU's user-mode network. */
  readonly taps?: readonly string[];
  /** Where the socket of QEMU's monitor (QMP) is made; it goes with the machine. */
  readonly qmp?: string | undefined;
  /** Further arguments for QEMU. */
  readonly qemuArguments?: readonly string[];
  /** A library to be loaded into QEMU. */
  readonly preload?: string | undefined;
  /** Milliseconds to the first sign of life of the application; after it the machine is stopped. */
  readonly startLimit?: number;
}

export interface MachineListener {
  /** The program's bytes, in the order written. */
  stdout(bytes: Buffer): void;
  stderr(bytes: Buffer): void;
  event(event: MachineEvent): void;
  /** What firmware writes on its own console, escape codes included. */
  console(bytes: Buffer): void;
}

/** How a machine ended. */
export type MachineEnd =
  | { readonly kind: 'done'; readonly code: number }
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'died';
      /** Whether the application had come up. */
      readonly started: boolean;
      readonly reason: string;
      /** What QEMU itself had to say. */
      readonly qemuMessage: string;
      readonly console: readonly string[];
    };

export interface Machine {
  readonly pid: number;
  readonly ended: Promise<MachineEnd>;
  /** Holds back the program's output: the machine waits as soon as the pipe between is full. */
  pause(): void;
  resume(): void;
  /** Ends the machine at once; `ended` then says 'stopped', unless it had ended before. */
  stop(): void;
}

const CONSOLE_LINES = 20;

function duplexAt(child: ChildProcess, fd: number): Duplex {
  const stream = child.stdio[fd];
  if (stream instanceof Duplex) return stream;
  throw new Error(`QEMU's file descriptor ${fd} is not open`);
}

/** QEMU's environment. LD_PRELOAD knows no way to write a path with a space or a colon: then it goes without. */
function environment(preload: string | undefined): NodeJS.ProcessEnv {
  if (preload === undefined || /[\s:]/.test(preload)) return process.env;
  const others = process.env['LD_PRELOAD'];
  return { ...process.env, LD_PRELOAD: others === undefined ? preload : `${preload}:${others}` };
}

/** The exit status that isa-debug-exit makes of a code. */
function exitStatus(code: number): number {
  return ((code << 1) | 1) & 0xff;
}

function openFailure(error: Error, qemu: string): CommandError {
  return new CommandError(`${qemu} could not be started: ${error.message}`, { cause: error });
}

function explainQemu(message: string): CommandError | undefined {
  const forward = /Could not set up host forwarding rule 'tcp:([\d.]+):(\d+)-/.exec(message);
  if (forward !== null) return portTaken(forward[1] ?? '', Number(forward[2]));
  if (/cannot set up guest memory|Cannot allocate memory/.test(message)) {
    return new CommandError('the host has not enough memory for this machine', {
      hints: ['ask for less with --memory'],
    });
  }
  const socket = /(?:Failed to bind socket to|UNIX socket path) '?(.+)/.exec(message);
  if (socket !== null) return new CommandError(`--qmp: the socket cannot be made: ${socket[1] ?? ''}`);
  return tapFailure(message);
}

export function portTaken(address: string, port: number): CommandError {
  return new CommandError(`port ${port} on ${address} is taken by another program on this host`, {
    hints: [`see which one: ss -ltnp 'sport = :${port}'`, 'or publish another port'],
  });
}

/**
 * Boots a machine in a temporary directory of its own. `ended` rejects with CommandError when QEMU itself cannot run
 * with what it was given; in every other case it says how the machine ended.
 */
export function startMachine(options: MachineOptions, listener: MachineListener): Machine {
  const directory = mkdtempSync(join(tmpdir(), 'efi-node-'));
  const { qmp } = options;
  const removeDirectory = (): void => {
    rmSync(directory, { recursive: true, force: true });
    if (qmp !== undefined) rmSync(qmp, { force: true });
  };
  process.once('exit', removeDirectory);
  let child: ChildProcess;
  try {
    const vars = join(directory, 'vars.fd');
    const bundle = join(directory, 'bundle');
    copyFileSync(options.ovmf.vars, vars);
    writeFileSync(bundle, options.bundle);
    const argv = qemuArguments({
      accelerator: options.accelerator,
      ovmf: options.ovmf,
      vars,
      application: options.application,
      bundle,
      memory: options.memory,
      network: options.network,
      publish: options.publish,
      taps: options.taps ?? [],
      qmp: options.qmp,
      extra: options.qemuArguments ?? [],
    });
    child = spawn(options.qemu, argv, {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
      env: environment(options.preload),
      // Signals of the terminal are for us; we end the machine ourselves.
      detached: true,
    });
  } catch (error) {
    process.off('exit', removeDirectory);
    removeDirectory();
    throw error;
  }

  const tail = new ConsoleTail();
  let qemuMessage = '';
  let started = false;
  let stopped = false;
  let done: { code: number } | undefined;
  let garbage: string | undefined;
  let late = false;

  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  const standDown = child.pid === undefined ? () => undefined : guard(child.pid, directory);

  let startTimer: NodeJS.Timeout | undefined;
  if (options.startLimit !== undefined) {
    startTimer = setTimeout(() => {
      late = true;
      kill();
    }, options.startLimit);
  }

  const decoder = createFrameDecoder({
    stdout: (bytes) => listener.stdout(bytes),
    stderr: (bytes) => listener.stderr(bytes),
    event(event) {
      if (event.event === 'start') {
        started = true;
        clearTimeout(startTimer);
      }
      if (event.event === 'done') done = { code: event.code };
      listener.event(event);
    },
    garbage(reason) {
      garbage = reason;
      kill();
    },
  });

  function outcome(code: number | null, signal: NodeJS.Signals | null): MachineEnd {
    if (done !== undefined && code === exitStatus(done.code)) return { kind: 'done', code: done.code };
    if (stopped) return { kind: 'stopped' };
    const died = { kind: 'died', started, qemuMessage, console: tail.lines(CONSOLE_LINES) } as const;
    if (garbage !== undefined) return { ...died, reason: `it sent ${garbage}` };
    if (late) return { ...died, reason: 'the application did not come up in time' };
    if (done !== undefined) {
      return { ...died, reason: `it ended with ${done.code}, but QEMU with ${code ?? signal ?? 'nothing'}` };
    }
    if (signal !== null) return { ...died, reason: `QEMU was ended by ${signal}` };
    return {
      ...died,
      reason: code === 0 ? 'it was switched off or reset' : `QEMU ended with code ${code ?? ''}`,
    };
  }

  const ended = new Promise<MachineEnd>((resolve, reject) => {
    if (child.pid !== undefined) {
      duplexAt(child, FRAMES_FD).on('data', (chunk: Buffer) => decoder.push(chunk));
      duplexAt(child, CONSOLE_FD).on('data', (chunk: Buffer) => {
        tail.push(chunk);
        listener.console(chunk);
      });
    }
    // A machine that dies resets these; its end is told by 'close'.
    for (const stream of child.stdio) stream?.on('error', () => undefined);
    child.stdout?.resume();
    child.stderr?.on('data', (chunk: Buffer) => {
      qemuMessage = (qemuMessage + chunk.toString('utf8')).slice(-16_384);
    });
    child.on('error', (error) => reject(openFailure(error, options.qemu)));
    child.on('close', (code, signal) => {
      const known = started ? undefined : explainQemu(qemuMessage);
      if (known === undefined) resolve(outcome(code, signal));
      else reject(known);
    });
  }).finally(() => {
    clearTimeout(startTimer);
    standDown();
    process.off('exit', kill);
    process.off('exit', removeDirectory);
    removeDirectory();
  });

  return {
    pid: child.pid ?? -1,
    ended,
    pause() {
      if (child.pid !== undefined) duplexAt(child, FRAMES_FD).pause();
    },
    resume() {
      if (child.pid !== undefined) duplexAt(child, FRAMES_FD).resume();
    },
    stop() {
      stopped = true;
      kill();
    },
  };
}
