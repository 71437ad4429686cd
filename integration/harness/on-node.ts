import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freeHostPort } from 'efi-node';
import { PeerProcess } from './peer.ts';
import { TemporaryFolder } from './command.ts';
import { INTEGRATION, ORACLE } from './places.ts';
import { startProcess } from './process.ts';
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';

const LIMIT = 30_000;

/** Directories for what is `/tmp` and a volume on the machine: nothing that a scenario forgets is left on the host. */
function directories(folder: string): Readonly<Record<string, string>> {
  const [TMPDIR, SCENARIO_VOLUME] = [join(folder, 'tmp'), join(folder, 'volume')];
  for (const directory of [TMPDIR, SCENARIO_VOLUME]) mkdirSync(directory);
  return { TMPDIR, SCENARIO_VOLUME };
}

/** A scenario on real Node 24. */
export async function runOnNode(scenario: Scenario): Promise<Trace> {
  const ports = { scenario: await freeHostPort(), peer: await freeHostPort() };
  const peer = new PeerProcess(scenario, ports);
  using folder = new TemporaryFolder();
  peer.begin();
  const program = startProcess(ORACLE, [scenario.file, ...scenario.args], {
    env: {
      TZ: 'UTC',
      NODE_NO_WARNINGS: '1',
      SCENARIO_PORT: String(ports.scenario),
      PEER_HOST: '127.0.0.1',
      PEER_PORT: String(ports.peer),
      ...(scenario.wantsVolume ? directories(folder.path) : {}),
    },
    cwd: INTEGRATION,
    limit: LIMIT,
    onLine: (line) => peer.heard(`${line}\n`),
  });
  const { stdout, stderr, code } = await program.ended;
  return { stdout, stderr, code, peer: await peer.end() };
}
