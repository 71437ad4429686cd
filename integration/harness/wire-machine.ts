/** A program that `efi-node run --tap` runs in firmware, on a network of the test's own. */
import { join } from 'node:path';
import { BadCable, type Impairment } from './bad-cable.ts';
import { COMMAND, keep } from './places.ts';
import type { NetworkNamespace } from './network-namespace.ts';
import { startProcess } from './process.ts';
import { setLink } from './qmp.ts';
import { TemporaryFolder } from './command.ts';

export interface WireMachineOptions {
  readonly network: NetworkNamespace;
  readonly file: string;
  readonly args?: readonly string[];
  /** MiB. */
  readonly memory?: number;
  readonly taps?: readonly string[];
  /** Milliseconds until the command is killed. */
  readonly limit?: number;
  /** Every complete line of stdout. */
  onLine?(line: string): void;
}

/** How the command ended. */
export interface WireEnd {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
  /** What the machine said of what the program left in firmware; 'nothing left' is what is wanted. */
  readonly left: string | undefined;
}

export interface WireMachine extends AsyncDisposable {
  stdout(): string;
  stderr(): string;
  /** Lines of stdout so far. */
  lines(): string[];
  /** Waits for a line of stdout that holds `text`; the line. Fails with all output if the machine ends before. */
  line(text: string, limit?: number): Promise<string>;
  /** Puts a worse cable between a card and its tap. */
  impair(impairment: Impairment): Promise<BadCable>;
  /** Pulls the cable of a card, or puts it back. */
  setLink(up: boolean, card?: string): Promise<void>;
  readonly ended: Promise<WireEnd>;
}

const LINE_LIMIT = 60_000;

export function startOnWire(options: WireMachineOptions): WireMachine {
  const { network, file, args = [], memory = 512, taps = ['tap0'], limit = 240_000 } = options;
  const folder = new TemporaryFolder();
  const qmp = join(folder.path, 'qmp');
  const [first = '', ...rest] = network.prefix;
  let stdout = '';
  let finished: WireEnd | undefined;
  const running = startProcess(
    first,
    [
      ...rest,
      process.execPath,
      COMMAND,
      'run',
      file,
      ...taps.flatMap((tap) => ['--tap', tap]),
      '--qmp',
      qmp,
      '--memory',
      String(memory),
      '--verbose',
      '--',
      ...args,
    ],
    {
      limit,
      onText: (text) => {
        stdout += text;
      },
      onLine: (one) => options.onLine?.(one),
    },
  );
  const ended = running.ended.then(({ code, stdout: whole, stderr }): WireEnd => {
    const left = /program 0 ended with -?\d+; ([^;]*);/.exec(stderr)?.[1];
    finished = { code, stdout: whole, stderr, left };
    return finished;
  });
  ended.catch(() => undefined);
  const lines = (): string[] => stdout.split('\n').slice(0, -1);

  async function line(text: string, lineLimit = LINE_LIMIT): Promise<string> {
    const last = performance.now() + lineLimit;
    for (;;) {
      const found = lines().find((one) => one.includes(text));
      if (found !== undefined) return found;
      const why = finished === undefined ? `in vain, after ${lineLimit} ms` : 'the machine has ended';
      if (finished !== undefined || performance.now() > last) {
        const log = keep(`wire ${text}`, `${stdout}\n${finished?.stderr ?? running.stderr()}`);
        throw new Error(`${why}: no line with '${text}'; its output is in ${log}`);
      }
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10))]);
    }
  }

  return {
    stdout: () => stdout,
    stderr: () => running.stderr(),
    lines,
    line,
    impair: (impairment) => BadCable.put(qmp, impairment),
    setLink: (up, card) => setLink(qmp, up, card),
    ended,
    async [Symbol.asyncDispose]() {
      running.kill('SIGTERM');
      await ended;
      folder[Symbol.dispose]();
    },
  };
}
