import type { CommandError } from '../command-error.ts';
import { plainLines } from '../qemu/console-tail.ts';
import type { MachineEvent } from '../qemu/frames.ts';
import type { MachineEnd } from '../qemu/machine.ts';

/** A user's mistake, for stderr. */
export function describeMistake(error: CommandError): string {
  return [`efi-node: ${error.message}`, ...error.hints.map((hint) => `  ${hint}`), ''].join('\n');
}

/** A number of bytes as people read it. */
export function describeSize(bytes: number): string {
  const mebibytes = bytes / 1_048_576;
  return `${Number.isInteger(mebibytes) ? mebibytes : mebibytes.toFixed(1)} MiB`;
}

/** Why there is no exit code, for stderr. */
export function describeDeath(end: Extract<MachineEnd, { kind: 'died' }>): string {
  const lines = [`efi-node: the machine died without a word: ${end.reason}`];
  if (!end.started) lines.push('  the application had not come up yet');
  for (const line of plainLines(end.qemuMessage).slice(-10)) lines.push(`  QEMU: ${line}`);
  for (const line of end.console) lines.push(`  firmware: ${line}`);
  if (end.console.length === 0) lines.push('  firmware had printed nothing');
  return `${lines.join('\n')}\n`;
}

/** One event of the machine in one line, for --verbose. */
export function describeEvent(event: MachineEvent): string {
  switch (event.event) {
    case 'start':
      return `up: QuickJS-ng ${event.engine}, firmware ${event.firmware}`;
    case 'begin':
      return `program ${event.program} begins`;
    case 'end': {
      const left = Object.entries(event.leaks).filter(([, count]) => count !== 0);
      const leaks =
        left.length === 0 ? 'nothing left' : `LEFT: ${left.map((pair) => pair.join(' ')).join(', ')}`;
      return `program ${event.program} ended with ${event.code}; ${leaks}; heap ${(event.heap / 1048576).toFixed(1)} MiB`;
    }
    default:
      return `done, exit code ${event.code}`;
  }
}
