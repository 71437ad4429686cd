/** Tap devices of the host as the machine's cards, in place of QEMU's user-mode network. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { CommandError } from '../command-error.ts';

/** Devices of the network namespace that this process is in; the first two lines are headings. */
const DEVICES = '/proc/self/net/dev';
const DRIVER = '/dev/net/tun';

/**
 * The address of the card on a tap: the same for each run, so that a DHCP server can know it, and another for each tap,
 * so that two machines fit on one bridge. 52:54:00 is what QEMU itself uses.
 */
export function hardwareAddress(tap: string): string {
  const [first = 0, second = 0, third = 0] = createHash('sha256').update(tap).digest();
  return ['52', '54', '00', ...[first, second, third].map((byte) => byte.toString(16).padStart(2, '0'))].join(
    ':',
  );
}

function hintsToMake(tap: string): string[] {
  return [
    `make it, as root: ip tuntap add dev ${tap} mode tap user "$USER" && ip link set ${tap} up`,
    'one that is inside a network namespace: ip netns exec NAMESPACE efi-node run ...',
  ];
}

/** Throws CommandError when one of the taps is not there, before a machine is booted for it: QEMU would make one. */
export function checkTaps(taps: readonly string[]): void {
  if (taps.length === 0) return;
  if (!existsSync(DRIVER)) {
    throw new CommandError(`--tap ${taps.join(', ')}: this host has no ${DRIVER}`, {
      hints: ['load the driver, as root: modprobe tun'],
    });
  }
  const lines = readFileSync(DEVICES, 'utf8').split('\n').slice(2);
  const devices = new Set(lines.map((line) => line.split(':', 1)[0]?.trim()));
  for (const tap of taps) {
    if (!devices.has(tap))
      throw new CommandError(`--tap ${tap}: there is no such device`, { hints: hintsToMake(tap) });
  }
}

/** What QEMU says of a tap that it cannot use, in words that tell what to do. */
export function tapFailure(message: string): CommandError | undefined {
  const closed = /could not open \/dev\/net\/tun: (.+)/.exec(message);
  if (closed !== null) {
    return new CommandError(`${DRIVER} cannot be opened: ${closed[1] ?? ''}`, {
      hints: ['run it as root, or let your user read and write it'],
    });
  }
  const unusable = /could not configure \/dev\/net\/tun \(([^)]*)\): (.+)/.exec(message);
  if (unusable === null) return undefined;
  const [, tap = '', reason = ''] = unusable;
  const about = `--tap ${tap}: ${reason}`;
  if (/not permitted|denied/i.test(reason)) {
    return new CommandError(about, {
      hints: ['run it as root, or make the tap for your user', ...hintsToMake(tap).slice(0, 1)],
    });
  }
  if (/busy/i.test(reason)) {
    return new CommandError(about, { hints: ['another program has it open: a tap serves one machine'] });
  }
  return new CommandError(about, { hints: [`${tap} is no tap device`, ...hintsToMake(tap).slice(0, 1)] });
}
