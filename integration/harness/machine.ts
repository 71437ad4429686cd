import {
  boot,
  type ContainerProgram,
  freeHostPort,
  type LeakCounters,
  type Machine,
  type MachineEnd,
  prepareProgram,
} from 'efi-node';
import { keep } from './places.ts';

export interface ProgramMachineOptions {
  readonly file: string;
  readonly args?: readonly string[];
  /** Port of the program that is to be reached from the host. */
  readonly port?: number;
  /** MiB. */
  readonly memory?: number;
  readonly qemuArguments?: readonly string[];
  /** Further entries of the bundle, by the name that the program sees. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

/** A program that runs in firmware while a test talks to it. */
export interface ProgramMachine extends AsyncDisposable {
  /** On 127.0.0.1, leads to the program's. */
  readonly hostPort: number;
  readonly pid: number;
  /** Milliseconds from the start of QEMU to the first line of output. */
  readonly readyAfter: number;
  stdout(): string;
  stderr(): string;
  /** Fails with the machine's output if it ends before. */
  until(holds: () => boolean, what: string, limit?: number): Promise<void>;
  /** For a program that ends by itself. */
  readonly ended: Promise<{ end: MachineEnd; leaks: LeakCounters | undefined }>;
  /** Keeps the machine's output in a file and gives its path. */
  log(name: string): string;
}

async function containerProgram(options: ProgramMachineOptions): Promise<ContainerProgram> {
  const { filename, cwd, code, map, files } = await prepareProgram(options.file);
  const config = {
    argv: options.args ?? [],
    execArgv: [],
    env: {},
    cwd,
    filename,
    network: true,
    verbose: false,
  };
  return { config, code, map, files: new Map([...files, ...(options.files ?? [])]) };
}

/** Boots a program and waits for its first line of output. It is stopped when it is disposed of. */
export async function startProgram(options: ProgramMachineOptions): Promise<ProgramMachine> {
  const hostPort = await freeHostPort();
  const program = await containerProgram(options);
  const stopping = new AbortController();
  const log: string[] = [];
  const stdout: string[] = [];
  const stderr: string[] = [];
  let booted: Machine | undefined;
  let leaks: LeakCounters | undefined;
  let end: MachineEnd | undefined;
  let begunAt = 0;

  const ended = boot(
    {
      programs: [program],
      memory: options.memory ?? 512,
      network: true,
      publish:
        options.port === undefined ? [] : [{ address: '127.0.0.1', hostPort, guestPort: options.port }],
      signal: stopping.signal,
      qemuArguments: options.qemuArguments ?? [],
    },
    {
      booting(_accelerator, machine) {
        booted = machine;
        begunAt = performance.now();
      },
      stdout(bytes) {
        stdout.push(bytes.toString());
        log.push(bytes.toString());
      },
      stderr(bytes) {
        stderr.push(bytes.toString());
        log.push(bytes.toString());
      },
      event(event) {
        log.push(`\n[event] ${JSON.stringify(event)}\n`);
        if (event.event === 'end') leaks = event.leaks;
      },
      console: (bytes) => log.push(`[firmware] ${JSON.stringify(bytes.toString())}\n`),
    },
  ).then((how) => {
    end = how;
    return { end: how, leaks };
  });
  ended.catch(() => undefined);

  async function until(holds: () => boolean, what: string, limit = 60_000): Promise<void> {
    const last = performance.now() + limit;
    while (!holds()) {
      if (end !== undefined)
        throw new Error(`the machine ended (${JSON.stringify(end)}) before ${what}\n${log.join('')}`);
      if (performance.now() > last) throw new Error(`in vain: ${what}\n${log.join('')}`);
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5))]);
    }
  }

  await until(() => stdout.join('').includes('\n'), 'the first line of output');
  return {
    hostPort,
    pid: booted?.pid ?? -1,
    readyAfter: performance.now() - begunAt,
    stdout: () => stdout.join(''),
    stderr: () => stderr.join(''),
    until,
    ended,
    log: (name) => keep(name, log.join('')),
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await ended;
    },
  };
}
