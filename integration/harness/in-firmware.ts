import {
  boot,
  CommandError,
  type ContainerProgram,
  freeHostPort,
  type LeakCounters,
  type MachineEvent,
  prepareProgram,
} from 'efi-node';
import { TemporaryFolder } from './command.ts';
import { diskArguments, diskObstacle, makeVolume, VOLUME_LABEL } from './disk.ts';
import { PeerProcess } from './peer.ts';
import { keep, MACHINE_DIRECTORY } from './places.ts';
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';

/** Where scenarios listen inside of the machine, and where they find the host. */
const GUEST_PORT = 8000;
const HOST_ADDRESS = '10.0.2.2';
const MEMORY = 512;
/** A program that says nothing new for so long has hung. */
const PROGRAM_LIMIT = 60_000;
const BOOT_LIMIT = 90_000;

export interface FirmwareTrace extends Trace {
  /** Undefined when the program did not come to its end. */
  readonly leaks: LeakCounters | undefined;
  /** Bytes of the engine's heap at the end, undefined likewise. */
  readonly heap: number | undefined;
  /** Where the machine's whole output is, when it did not end well. */
  readonly log: string | undefined;
}

interface Running {
  readonly scenario: Scenario;
  readonly peer: PeerProcess;
  readonly stdout: Buffer[];
  readonly stderr: Buffer[];
  code: number | undefined;
  leaks: LeakCounters | undefined;
  heap: number | undefined;
  /** What the peer printed, once the program has ended. */
  said: Promise<string> | undefined;
}

async function containerProgram(scenario: Scenario, peerPort: number): Promise<ContainerProgram> {
  const { filename, code, map, files } = await prepareProgram(scenario.file);
  return {
    config: {
      argv: scenario.args,
      execArgv: [],
      env: {
        TZ: 'UTC',
        NODE_NO_WARNINGS: '1',
        SCENARIO_PORT: String(GUEST_PORT),
        PEER_HOST: HOST_ADDRESS,
        PEER_PORT: String(peerPort),
        ...(scenario.wantsVolume ? { SCENARIO_VOLUME: `/volumes/${VOLUME_LABEL}` } : {}),
      },
      cwd: MACHINE_DIRECTORY,
      filename,
      network: true,
      verbose: false,
    },
    code,
    map,
    files,
  };
}

async function finished(running: Running, log: string | undefined): Promise<FirmwareTrace> {
  return {
    stdout: Buffer.concat(running.stdout).toString(),
    stderr: Buffer.concat(running.stderr).toString(),
    peer: await (running.said ?? running.peer.end()),
    code: running.code ?? 'did not end',
    leaks: running.leaks,
    heap: running.heap,
    log,
  };
}

/** One empty volume for all scenarios of a boot that want one: each works in a directory of its own. */
function volumeArguments(folder: TemporaryFolder, scenarios: readonly Scenario[]): readonly string[] {
  if (!scenarios.some(({ wantsVolume }) => wantsVolume)) return [];
  const obstacle = diskObstacle();
  if (obstacle !== undefined) throw new Error(obstacle);
  return diskArguments(makeVolume(folder.path, VOLUME_LABEL));
}

/** One boot: traces of those that came to their end, and of the one that did not, if there is one. */
async function bootOnce(scenarios: readonly Scenario[], traces: Map<string, FirmwareTrace>): Promise<void> {
  const scenarioPort = await freeHostPort();
  // One for each: the peer of the program before may not have let go of its own yet.
  const peerPorts = new Map<Scenario, number>();
  for (const scenario of scenarios) peerPorts.set(scenario, await freeHostPort());
  const peerPort = (scenario: Scenario): number => peerPorts.get(scenario) ?? 0;
  const programs = await Promise.all(
    scenarios.map((scenario) => containerProgram(scenario, peerPort(scenario))),
  );
  using folder = new TemporaryFolder();
  const stopping = new AbortController();
  const log: string[] = [];
  const ended: Running[] = [];
  let current: Running | undefined;
  let timer = setTimeout(() => stopping.abort(), BOOT_LIMIT);
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stopping.abort(), PROGRAM_LIMIT);
  };

  function hear(event: MachineEvent): void {
    log.push(`\n[event] ${JSON.stringify(event)}\n`);
    wait();
    if (event.event === 'begin') {
      const scenario = scenarios[event.program];
      if (scenario === undefined) throw new Error(`program ${event.program} was never sent`);
      current = {
        scenario,
        peer: new PeerProcess(scenario, { scenario: scenarioPort, peer: peerPort(scenario) }),
        stdout: [],
        stderr: [],
        code: undefined,
        leaks: undefined,
        heap: undefined,
        said: undefined,
      };
      current.peer.begin();
    } else if (event.event === 'end' && current !== undefined) {
      current.code = event.code;
      current.leaks = event.leaks;
      current.heap = event.heap;
      current.said = current.peer.end();
      ended.push(current);
      current = undefined;
    }
  }

  const end = await boot(
    {
      programs,
      memory: MEMORY,
      network: true,
      publish: [{ address: '127.0.0.1', hostPort: scenarioPort, guestPort: GUEST_PORT }],
      signal: stopping.signal,
      qemuArguments: volumeArguments(folder, scenarios),
    },
    {
      stdout(bytes) {
        log.push(bytes.toString());
        current?.stdout.push(bytes);
        current?.peer.heard(bytes.toString());
      },
      stderr(bytes) {
        log.push(bytes.toString());
        current?.stderr.push(bytes);
      },
      event: hear,
      console: (bytes) => log.push(`[firmware] ${JSON.stringify(bytes.toString())}\n`),
    },
  );
  clearTimeout(timer);

  for (const running of ended) traces.set(running.scenario.name, await finished(running, undefined));
  if (end.kind === 'done' && ended.length === scenarios.length) return;
  log.push(`\n[machine] ${JSON.stringify(end, undefined, 2)}\n`);
  const broken = current?.scenario ?? scenarios[ended.length];
  if (broken === undefined) return;
  const path = keep(`firmware ${broken.name}`, log.join(''));
  if (current === undefined) {
    const lost = {
      stdout: '',
      stderr: '',
      peer: '',
      code: 'the machine ended before it began',
      leaks: undefined,
      heap: undefined,
      log: path,
    };
    traces.set(broken.name, lost);
  } else {
    const trace = await finished(current, path);
    const code = end.kind === 'died' ? `the machine died: ${end.reason}` : trace.code;
    traces.set(broken.name, { ...trace, code });
  }
}

/** Scenarios in as few boots as possible: after one that hangs or takes the machine down, the rest get a new one. */
export async function runInFirmware(scenarios: readonly Scenario[]): Promise<Map<string, FirmwareTrace>> {
  const traces = new Map<string, FirmwareTrace>();
  const bundled = new Set<Scenario>();
  for (const scenario of scenarios) {
    try {
      await prepareProgram(scenario.file);
      bundled.add(scenario);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const code = `it could not be bundled: ${error.message}`;
      const nothing = { leaks: undefined, heap: undefined, log: undefined };
      traces.set(scenario.name, { stdout: '', stderr: '', peer: '', code, ...nothing });
    }
  }
  for (let left: readonly Scenario[] = [...bundled]; left.length > 0; ) {
    await bootOnce(left, traces);
    const rest = left.filter(({ name }) => !traces.has(name));
    if (rest.length === left.length) throw new Error('a boot has got no scenario on');
    left = rest;
  }
  return traces;
}
