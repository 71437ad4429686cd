import { ORACLE } from './places.ts';
import { type RunningProcess, startProcess } from './process.ts';
import type { Scenario } from './scenario.ts';

export interface PeerPorts {
  /** On 127.0.0.1, leads to the scenario. */
  readonly scenario: number;
  /** For the peer to listen on. */
  readonly peer: number;
}

const LIMIT = 60_000;

/** The host's side of a scenario: a program of its own, on real Node. */
export class PeerProcess {
  private readonly scenario: Scenario;
  private readonly ports: PeerPorts;
  private running: RunningProcess | undefined;
  private pending = '';

  constructor(scenario: Scenario, ports: PeerPorts) {
    this.scenario = scenario;
    this.ports = ports;
  }

  /** The program is about to begin. */
  begin(): void {
    if (this.scenario.peer?.after === undefined) this.start();
  }

  /** The program has printed something. */
  heard(output: string): void {
    const after = this.scenario.peer?.after;
    if (after === undefined || this.running !== undefined) return;
    this.pending += output;
    if (this.pending.split('\n').slice(0, -1).includes(after)) this.start();
  }

  private start(): void {
    const { peer } = this.scenario;
    if (peer === undefined || this.running !== undefined) return;
    this.running = startProcess(ORACLE, [peer.file], {
      env: {
        PATH: process.env['PATH'],
        TMPDIR: process.env['TMPDIR'],
        SCENARIO_PORT: String(this.ports.scenario),
        PEER_PORT: String(this.ports.peer),
      },
      limit: LIMIT,
    });
  }

  /** What it printed, and its exit code if that is not 0; the program has ended, so it must end too. */
  async end(): Promise<string> {
    if (this.running === undefined) return '';
    if (this.scenario.peer?.untilEnd === true) this.running.kill('SIGTERM');
    const timer = setTimeout(() => this.running?.kill('SIGKILL'), 5_000);
    const { stdout, stderr, code } = await this.running.ended;
    clearTimeout(timer);
    return code === 0 ? stdout : `${stdout}${stderr}peer ended with ${code}`;
  }
}
