import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeContainer, prepareProgram } from 'efi-node';
import { TemporaryFolder } from './command.ts';
import { REPOSITORY } from './places.ts';
import { startProcess } from './process.ts';
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';

const COMMAND = join(REPOSITORY, 'packages/efi-sim/dist/cli.js');
const RUNTIME = join(REPOSITORY, 'packages/node-compat/dist/runtime.js');
const LIMIT = 30_000;

export interface SimulatorTrace extends Trace {
  /** What was left in simulated firmware, by kind; undefined if it did not come to its end. */
  readonly leaks: Readonly<Record<string, number>> | undefined;
}

function leaksIn(report: string): Record<string, number> | undefined {
  for (const line of report.split('\n')) {
    if (line === '') continue;
    const event: { event: string; leaks?: Record<string, number> } = JSON.parse(line);
    if (event.event === 'end') return event.leaks;
  }
  return undefined;
}

/** A scenario on efi-sim: the same bundle that firmware gets, in a process of its own. */
export async function runInSimulator(scenario: Scenario): Promise<SimulatorTrace> {
  using folder = new TemporaryFolder();
  const { filename, code, map } = await prepareProgram(scenario.file);
  const config = {
    argv: scenario.args,
    execArgv: [],
    env: { TZ: 'UTC', NODE_NO_WARNINGS: '1' },
    cwd: '/',
    filename,
    network: true,
    verbose: false,
  };
  const bundle = join(folder.path, 'bundle');
  const report = join(folder.path, 'report');
  const runtime = { name: 'runtime.js', data: readFileSync(RUNTIME) } as const;
  writeFileSync(bundle, encodeContainer(runtime, [{ config, code, map }]));
  writeFileSync(report, '');
  const program = startProcess(process.execPath, [COMMAND, bundle, '--report', report], { limit: LIMIT });
  const { stdout, stderr, code: exitCode } = await program.ended;
  return { stdout, stderr, peer: '', code: exitCode, leaks: leaksIn(readFileSync(report, 'utf8')) };
}
