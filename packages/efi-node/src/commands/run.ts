import { constants } from 'node:os';
import type { Writable } from 'node:stream';
import { boot } from '../boot.ts';
import { type PreparedProgram, prepareProgram } from '../bundle/prepare.ts';
import { isBytecode, type ProgramConfig } from '../container.ts';
import { plainLines } from '../qemu/console-tail.ts';
import type { Machine, MachineEnd } from '../qemu/machine.ts';
import { parseRunArguments, type RunArguments } from '../run-arguments.ts';
import { MissedFiles } from './missed-files.ts';
import { describeDeath, describeEvent } from './report.ts';

/** The application came up and could not even begin: it has said why, and the user can mend it. */
const MISTAKE = 2;
/** As coreutils' timeout: 124 for a time-out, 125 when the command itself failed. */
const TIMED_OUT = 124;
const DIED = 125;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function programConfig({ filename, cwd }: PreparedProgram, options: RunArguments): ProgramConfig {
  return {
    argv: options.args,
    execArgv: [],
    env: definedEnvironment(),
    cwd,
    filename,
    network: options.network,
    verbose: options.verbose,
  };
}

/** Writes, and holds the machine while the reader of our output is slow. */
function forward(bytes: Uint8Array, output: Writable, machine: Machine | undefined): void {
  if (output.write(bytes)) return;
  machine?.pause();
  output.once('drain', () => machine?.resume());
}

function flushed(output: Writable): Promise<void> {
  return new Promise((resolve) => {
    output.write('', () => resolve());
  });
}

/** `efi-node run`: the exit code of the command. Rejects with CommandError for a mistake of the user's. */
export async function run(argv: readonly string[]): Promise<number> {
  const calledAt = performance.now();
  const options = parseRunArguments(argv);
  const say = (text: string): void => {
    if (!options.verbose) return;
    process.stderr.write(`efi-node: ${((performance.now() - calledAt) / 1000).toFixed(3)} s: ${text}\n`);
  };

  const { assets, findAssets, minify } = options;
  const program = await prepareProgram(options.file, { assets, findAssets, minify });
  const form = isBytecode(program.code) ? 'bytecode' : 'source';
  say(`${program.cached ? 'bundle unchanged' : 'bundled'}: ${program.code.length} bytes of ${form}`);
  if (program.files.size > 0) say(`files that come along: ${[...program.files.keys()].join(' ')}`);
  for (const note of program.notes) say(note);
  if (program.warning !== undefined) process.stderr.write(`efi-node: ${program.warning}\n`);

  const stopping = new AbortController();
  let stopCode = 0;
  const stop = (code: number): void => {
    if (stopping.signal.aborted) return;
    stopCode = code;
    stopping.abort();
  };
  const handlers = SIGNALS.map((signal) => {
    const handler = (): void => stop(128 + constants.signals[signal]);
    process.on(signal, handler);
    return { signal, handler };
  });
  // Whoever read our output has gone: the end that SIGPIPE would make.
  const gone = (): void => stop(128 + constants.signals.SIGPIPE);
  process.stdout.on('error', gone);
  process.stderr.on('error', gone);
  let timer: NodeJS.Timeout | undefined;
  if (options.timeout !== undefined) {
    timer = setTimeout(() => stop(TIMED_OUT), options.timeout * 1000);
  }

  let unfinished = '';
  const sayConsole = (bytes: Buffer): void => {
    if (!options.verbose) return;
    const text = unfinished + bytes.toString('utf8');
    const lineEnd = text.lastIndexOf('\n') + 1;
    unfinished = text.slice(lineEnd);
    for (const line of plainLines(text.slice(0, lineEnd))) say(`firmware: ${line}`);
  };

  const missed = new MissedFiles(options.file, program.cwd, program.files.keys());
  const show = (bytes: Buffer, output: Writable): void => {
    missed.hear(bytes);
    forward(bytes, output, machine);
  };
  let begun = false;
  let machine: Machine | undefined;
  let end: MachineEnd;
  try {
    end = await boot(
      {
        programs: [
          {
            config: programConfig(program, options),
            code: program.code,
            map: program.map,
            files: program.files,
          },
        ],
        memory: options.memory,
        network: options.network,
        publish: options.publish,
        taps: options.taps,
        qmp: options.qmp,
        signal: stopping.signal,
      },
      {
        booting(accelerator, booted) {
          machine = booted;
          say(`booting, ${accelerator}`);
        },
        note: say,
        stdout: (bytes) => show(bytes, process.stdout),
        stderr: (bytes) => show(bytes, process.stderr),
        event(event) {
          if (event.event === 'begin') begun = true;
          say(describeEvent(event));
        },
        console: sayConsole,
      },
    );
  } finally {
    clearTimeout(timer);
    for (const { signal, handler } of handlers) process.off(signal, handler);
  }

  for (const hint of missed.hints()) process.stderr.write(`efi-node: ${hint}\n`);
  let code: number;
  switch (end.kind) {
    case 'done':
      code = begun ? end.code : MISTAKE;
      break;
    case 'stopped':
      code = stopCode;
      if (code === TIMED_OUT) {
        process.stderr.write(`efi-node: stopped after ${options.timeout ?? ''} s (--timeout)\n`);
      }
      break;
    case 'died':
      process.stderr.write(describeDeath(end));
      code = DIED;
      break;
  }
  await Promise.race([
    Promise.all([flushed(process.stdout), flushed(process.stderr)]),
    new Promise((resolve) => {
      process.stdout.once('error', resolve);
    }),
  ]);
  return code;
}
