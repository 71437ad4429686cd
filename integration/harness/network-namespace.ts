/**
 * A network of its own for machines and their peers. Each segment has a bridge with taps for the machines, a cable from
 * there to the host's side (10.9.N.1), and DHCP that gives each card the address it is to have.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { tmpdir } from 'node:os';
import { hardwareAddress } from 'efi-node';
import { ORACLE } from './places.ts';
import { type ProcessOptions, type RunningProcess, startProcess } from './process.ts';

export interface Card {
  /** '52:54:00:00:00:01' */
  readonly hardware: string;
  /** 10.9.N.x in segment N. */
  readonly address: string;
}

/** Ends all that runs in a namespace, and the namespace. */
const REMOVE = `ip netns pids "$1" | xargs -r kill -9; ip netns del "$1"`;

/** Names of this run's namespaces begin with it: nothing-left.ts looks for them. */
export function namespacePrefix(): string {
  return `efi-${basename(tmpdir()).slice(-6)}-`;
}

/** Namespaces of this run. */
export function remainingNamespaces(): string[] {
  const { stdout } = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' });
  return (stdout ?? '')
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter((name) => name.startsWith(namespacePrefix()));
}

/** Ends all that runs in a namespace, and removes it. */
export function removeNamespace(name: string): void {
  spawnSync('sh', ['-c', REMOVE, 'sh', name]);
}

function ip(...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${error?.message ?? stderr}`);
}

function has(command: string, question: string): boolean {
  return spawnSync(command, [question]).error === undefined;
}

/** Why there can be no such network here; undefined when there can. */
export function namespaceObstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'it needs root';
  if (!existsSync('/dev/net/tun')) return 'there is no /dev/net/tun';
  if (!has('ip', '-V')) return 'iproute2 is not installed';
  if (!has('dnsmasq', '--version')) return 'dnsmasq is not installed';
  const probe = `${namespacePrefix()}probe${process.pid}`;
  try {
    ip('netns', 'add', probe);
    ip('netns', 'exec', probe, 'ip', 'tuntap', 'add', 'tap0', 'mode', 'tap');
    ip('netns', 'exec', probe, 'ip', 'link', 'add', 'host0', 'type', 'veth', 'peer', 'name', 'plug0');
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    spawnSync('ip', ['netns', 'del', probe]);
  }
}

/** For the names of tests: why they are skipped. */
export function whereThereIsOne(obstacle: string | undefined): string {
  return obstacle === undefined ? '' : ` (not here: ${obstacle})`;
}

/** The card that `efi-node run --tap tapN` makes, with an address. */
export function cardOnTap(index: number, address: string): Card {
  return { hardware: hardwareAddress(`tap${index}`), address };
}

let made = 0;

export class NetworkNamespace implements Disposable {
  /** Arguments of QEMU for the cards. */
  readonly qemuArguments: readonly string[];
  /** Words that run a command inside. */
  readonly prefix: readonly string[];
  private readonly name: string;
  private readonly standDown: () => void;

  /** Cards by segment: their taps are numbered through, from tap0. Only segment 0 has a router. */
  constructor(...segments: readonly (readonly Card[])[]) {
    made += 1;
    this.name = `${namespacePrefix()}${process.pid}-${made}`;
    this.prefix = ['ip', 'netns', 'exec', this.name];
    ip('netns', 'add', this.name);
    this.standDown = this.guard();
    try {
      this.ip('link', 'set', 'lo', 'up');
      let taps = 0;
      for (const [segment, cards] of segments.entries()) {
        this.makeSegment(segment);
        for (const _ of cards) {
          this.ip('tuntap', 'add', `tap${taps}`, 'mode', 'tap');
          this.ip('link', 'set', `tap${taps}`, 'master', `br${segment}`, 'up');
          taps += 1;
        }
      }
      this.startDhcp(segments);
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
    this.qemuArguments = segments
      .flat()
      .flatMap(({ hardware }, index) => [
        '-netdev',
        `tap,id=tap${index},ifname=tap${index},script=no,downscript=no`,
        '-device',
        `virtio-net-pci,netdev=tap${index},romfile=,mac=${hardware}`,
      ]);
  }

  /** `ip` inside. */
  ip(...args: readonly string[]): void {
    this.run('ip', ...args);
  }

  /** A command inside that ends at once. Throws if it fails. */
  run(command: string, ...args: readonly string[]): void {
    ip('netns', 'exec', this.name, command, ...args);
  }

  /** A process inside. */
  start(command: string, args: readonly string[], options: ProcessOptions = {}): RunningProcess {
    // `ip netns exec` becomes the command, so signals are for this itself.
    const [first = '', ...rest] = this.prefix;
    return startProcess(first, [...rest, command, ...args], options);
  }

  /** A program on real Node inside. */
  startNode(file: string, args: readonly string[], options: ProcessOptions = {}): RunningProcess {
    const PATH = `${dirname(ORACLE)}:${process.env['PATH'] ?? ''}`;
    return this.start(ORACLE, [file, ...args], { ...options, env: { PATH, TZ: 'UTC', ...options.env } });
  }

  [Symbol.dispose](): void {
    this.standDown();
    removeNamespace(this.name);
  }

  private makeSegment(segment: number): void {
    this.ip('link', 'add', `br${segment}`, 'type', 'bridge');
    this.ip('link', 'add', `host${segment}`, 'type', 'veth', 'peer', 'name', `plug${segment}`);
    this.ip('link', 'set', `plug${segment}`, 'master', `br${segment}`, 'up');
    this.ip('addr', 'add', `10.9.${segment}.1/24`, 'dev', `host${segment}`);
    this.ip('link', 'set', `host${segment}`, 'up');
    this.ip('link', 'set', `br${segment}`, 'up');
  }

  private startDhcp(segments: readonly (readonly Card[])[]): void {
    const [first = '', ...rest] = this.prefix;
    const dhcp = spawn(
      first,
      [
        ...rest,
        'dnsmasq',
        '--keep-in-foreground',
        '--conf-file=/dev/null',
        '--pid-file=',
        '--user=root',
        '--bind-interfaces',
        '--port=0',
        ...segments.flatMap((_, segment) => [
          `--interface=host${segment}`,
          `--dhcp-range=10.9.${segment}.0,static,255.255.255.0,1h`,
        ]),
        // Nobody listens there: what a program hears of name servers is what this says.
        '--dhcp-option=tag:host0,option:dns-server,10.9.0.1,10.9.0.53',
        // An option without a value is left out of the answers.
        ...segments.slice(1).map((_, index) => `--dhcp-option=tag:host${index + 1},3`),
        ...segments.flat().map(({ hardware, address }) => `--dhcp-host=${hardware},${address}`),
        '--dhcp-authoritative',
        '--no-ping',
        '--leasefile-ro',
      ],
      { stdio: 'ignore' },
    );
    dhcp.on('error', () => undefined);
    dhcp.unref();
  }

  /** A shell that removes the namespace should this process be killed: the pipe that only it holds closes then. */
  private guard(): () => void {
    const shell = spawn('sh', ['-c', `read -r word && exit; ${REMOVE}`, 'sh', this.name], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    shell.on('error', () => undefined);
    shell.stdin.on('error', () => undefined);
    shell.unref();
    return () => {
      shell.stdin.end('done\n');
    };
  }
}
