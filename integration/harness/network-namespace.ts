/** A network of its own for one machine: a bridge with taps, and DHCP that gives each card the address it is to have. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Card {
  /** '52:54:00:00:00:01' */
  readonly hardware: string;
  readonly address: string;
}

const ENTER = ['ip', 'netns', 'exec'] as const;

function ip(...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${error?.message ?? stderr}`);
}

function has(command: string): boolean {
  return spawnSync(command, ['--version']).error === undefined;
}

/** Why there can be no such network here; undefined when there can. */
export function namespaceObstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'it needs root';
  if (!existsSync('/dev/net/tun')) return 'there is no /dev/net/tun';
  for (const command of ['ip', 'dnsmasq']) if (!has(command)) return `${command} is not installed`;
  const probe = `efi-probe-${process.pid}`;
  try {
    ip('netns', 'add', probe);
    ip('netns', 'exec', probe, 'ip', 'tuntap', 'add', 'tap0', 'mode', 'tap');
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    spawnSync('ip', ['netns', 'del', probe]);
  }
}

export class NetworkNamespace implements Disposable {
  private readonly name: string;
  private readonly dhcp: ChildProcess;
  /** Arguments of QEMU for the cards. */
  readonly qemuArguments: readonly string[];
  /** Words that run a command inside. */
  readonly prefix: readonly string[];

  constructor(cards: readonly Card[]) {
    this.name = `efi-test-${process.pid}`;
    this.prefix = [...ENTER, this.name];
    ip('netns', 'add', this.name);
    try {
      const inside = (...args: readonly string[]): void => ip('netns', 'exec', this.name, 'ip', ...args);
      inside('link', 'set', 'lo', 'up');
      inside('link', 'add', 'br0', 'type', 'bridge');
      inside('addr', 'add', '10.9.0.1/24', 'dev', 'br0');
      for (const index of cards.keys()) {
        inside('tuntap', 'add', `tap${index}`, 'mode', 'tap');
        inside('link', 'set', `tap${index}`, 'master', 'br0', 'up');
      }
      inside('link', 'set', 'br0', 'up');
      this.dhcp = spawn(
        'ip',
        [
          ...this.prefix.slice(1),
          'dnsmasq',
          '--keep-in-foreground',
          '--conf-file=/dev/null',
          '--pid-file=',
          '--user=root',
          '--interface=br0',
          '--bind-interfaces',
          '--port=0',
          '--dhcp-range=10.9.0.0,static,255.255.255.0,1h',
          ...cards.map(({ hardware, address }) => `--dhcp-host=${hardware},${address}`),
          '--dhcp-option=option:dns-server,10.9.0.1,10.9.0.53',
          '--dhcp-authoritative',
          '--no-ping',
          '--leasefile-ro',
        ],
        { stdio: 'ignore' },
      );
    } catch (error) {
      spawnSync('ip', ['netns', 'del', this.name]);
      throw error;
    }
    this.qemuArguments = cards.flatMap(({ hardware }, index) => [
      '-netdev',
      `tap,id=tap${index},ifname=tap${index},script=no,downscript=no`,
      '-device',
      `virtio-net-pci,netdev=tap${index},romfile=,mac=${hardware}`,
    ]);
  }

  [Symbol.dispose](): void {
    // `ip netns exec` becomes the command, so this is dnsmasq itself.
    this.dhcp.kill('SIGKILL');
    spawnSync('ip', ['netns', 'del', this.name]);
  }
}
