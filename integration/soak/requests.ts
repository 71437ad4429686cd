/** Many requests of keep-alive connections to node:http in firmware, and what they leave behind there. */
import { join } from 'node:path';
import { cardOnTap, NetworkNamespace } from '../harness/network-namespace.ts';
import { INTEGRATION } from '../harness/places.ts';
import { startOnWire } from '../harness/wire-machine.ts';

const PROGRAMS = join(INTEGRATION, 'programs/wire');
const MACHINE = '10.9.0.51';
const PORT = '8000';
/** Requests per second that even a busy emulated machine answers; a run that is slower is ended. */
const SLOWEST = 50;
const BOOT = 120_000;

export interface KeepAliveOptions {
  readonly requests: number;
  readonly connections: number;
  /** Told of each report as it comes. */
  say?(text: string): void;
}

/** What the server has when so many requests are answered. Bytes, and counts of what is its own in firmware. */
export interface RequestsReport {
  readonly requests: number;
  readonly usedMemory: number;
  readonly totalMemory: number;
  readonly availableMemory: number;
  readonly blocks: number;
  readonly events: number;
  readonly pins: number;
  readonly parsers: number;
  readonly connections: number;
}

export interface KeepAliveOutcome {
  readonly reports: readonly RequestsReport[];
  /** Requests per second over the whole run. */
  readonly rate: number;
  /** 'nothing left' is what is wanted. */
  readonly left: string | undefined;
}

/** Boots the server, runs the clients, ends the server. Rejects if the clients are not answered as they should be. */
export async function keepAliveRequests(options: KeepAliveOptions): Promise<KeepAliveOutcome> {
  const { requests, connections, say } = options;
  const limit = BOOT + (requests / SLOWEST) * 1000;
  using network = new NetworkNamespace([cardOnTap(0, MACHINE)]);
  await using machine = startOnWire({ network, file: join(PROGRAMS, 'hello.cjs'), args: [PORT], limit });
  await machine.line('listening');
  const peer = network.startNode(
    join(PROGRAMS, 'requests.peer.mjs'),
    [MACHINE, PORT, String(requests), String(connections)],
    { limit, onLine: (line) => say?.(line) },
  );
  const started = performance.now();
  const { code, stdout, stderr } = await peer.ended;
  const rate = requests / ((performance.now() - started) / 1000);
  if (code !== 0) throw new Error(`the clients ended with ${code}: ${stderr}`);
  const reports = stdout
    .trim()
    .split('\n')
    .map((line): RequestsReport => JSON.parse(line));
  const { left } = await machine.ended;
  return { reports, rate, left };
}

/** The reports as a table of Markdown. */
export function table(reports: readonly RequestsReport[]): string {
  const kibibytes = (bytes: number): string => Math.round(bytes / 1024).toLocaleString('en');
  return [
    '| requests | heap used, KiB | of firmware, KiB | blocks | events | pins | parsers | connections |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...reports.map(
      (r) =>
        `| ${r.requests.toLocaleString('en')} | ${kibibytes(r.usedMemory)} | ${kibibytes(r.totalMemory)} | ${r.blocks} | ${r.events} | ${r.pins} | ${r.parsers} | ${r.connections} |`,
    ),
  ].join('\n');
}
