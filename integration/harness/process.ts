import { spawn } from 'node:child_process';

export interface ProcessResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code, or the signal's name, or why there is none. */
  readonly code: number | string;
}

export interface RunningProcess {
  readonly pid: number | undefined;
  readonly ended: Promise<ProcessResult>;
  /** What has come on stderr so far. */
  stderr(): string;
  kill(signal?: NodeJS.Signals): void;
}

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Milliseconds until it is killed. */
  readonly limit?: number;
  /** Signals go to all that it has started too, as those of a terminal do. */
  readonly asGroup?: boolean;
  /** What comes on stdout, as it comes. */
  onText?(text: string): void;
  /** Every complete line of stdout. */
  onLine?(line: string): void;
}

/** A process whose output is gathered; killed when it takes too long. */
export function startProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): RunningProcess {
  const child = spawn(command, args, {
    env: options.env ?? process.env,
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: options.asGroup === true,
  });
  const kill = (signal: NodeJS.Signals): void => {
    if (options.asGroup === true && child.pid !== undefined) process.kill(-child.pid, signal);
    else child.kill(signal);
  };
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let pending = '';
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    kill('SIGKILL');
  }, options.limit ?? 60_000);
  child.stdout.on('data', (chunk: Buffer) => {
    stdout.push(chunk);
    options.onText?.(chunk.toString());
    if (options.onLine === undefined) return;
    const lines = (pending + chunk.toString()).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) options.onLine(line);
  });
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const ended = new Promise<ProcessResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
        code: late ? 'did not end' : (code ?? signal ?? 'nothing'),
      });
    });
  }).finally(() => clearTimeout(timer));
  return {
    pid: child.pid,
    ended,
    stderr: () => Buffer.concat(stderr).toString(),
    kill: (signal = 'SIGTERM') => kill(signal),
  };
}
