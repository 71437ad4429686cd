import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeContainer, freeHostPort, prepareProgram } from 'efi-node';
import { TemporaryFolder } from './command.ts';
import { VOLUME_LABEL } from './disk.ts';
import { PeerProcess } from './peer.ts';
import { MACHINE_DIRECTORY, REPOSITORY } from './places.ts';
import { startProcess } from './process.ts';
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';

const COMMAND = join(REPOSITORY, 'packages/efi-sim/dist/cli.js');
const RUNTIME = join(REPOSITORY, 'packages/node-compat/dist/runtime.js');
const LIMIT = 30_000;

/** As in firmware under QEMU. */
const GUEST_PORT = 8000;
const HOST_ADDRESS = '10.0.2.2';

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

/** What a scenario with a peer needs: the peer, how the program finds it, and the wire between both. */
interface Meeting {
  readonly peer: PeerProcess | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** Without a peer time is simulated, and nothing has to be waited for. */
async function meet(scenario: Scenario): Promise<Meeting> {
  if (scenario.peer === undefined) return { peer: undefined, env: {}, args: [] };
  const ports = { scenario: await freeHostPort(), peer: await freeHostPort() };
  return {
    peer: new PeerProcess(scenario, ports),
    env: { SCENARIO_PORT: String(GUEST_PORT), PEER_HOST: HOST_ADDRESS, PEER_PORT: String(ports.peer) },
    args: ['--publish', `${ports.scenario}:${GUEST_PORT}`],
  };
}

/** A scenario on efi-sim: the same bundle that firmware gets, in a process of its own. */
export async function runInSimulator(scenario: Scenario): Promise<SimulatorTrace> {
  using folder = new TemporaryFolder();
  const { filename, code, map, files } = await prepareProgram(scenario.file, { bytecode: false });
  const { peer, env, args } = await meet(scenario);
  const volume = scenario.wantsVolume ? { SCENARIO_VOLUME: `/volumes/${VOLUME_LABEL}` } : {};
  const config = {
    argv: scenario.args,
    execArgv: [],
    env: { TZ: 'UTC', NODE_NO_WARNINGS: '1', ...volume, ...env },
    cwd: MACHINE_DIRECTORY,
    filename,
    network: true,
    verbose: false,
  };
  const bundle = join(folder.path, 'bundle');
  const report = join(folder.path, 'report');
  const runtime = { name: 'runtime.js', data: readFileSync(RUNTIME) } as const;
  writeFileSync(bundle, encodeContainer(runtime, [{ config, code, map, files }]));
  writeFileSync(report, '');
  peer?.begin();
  const disk = scenario.wantsVolume ? ['--volume', VOLUME_LABEL] : [];
  const program = startProcess(process.execPath, [COMMAND, bundle, '--report', report, ...disk, ...args], {
    limit: LIMIT,
    onText: (text) => peer?.heard(text),
  });
  const { stdout, stderr, code: exitCode } = await program.ended;
  const said = (await peer?.end()) ?? '';
  return { stdout, stderr, peer: said, code: exitCode, leaks: leaksIn(readFileSync(report, 'utf8')) };
}
