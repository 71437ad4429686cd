import { expect, test } from 'vitest';
import { CommandError } from '../command-error.ts';
import { hardwareAddress, tapFailure } from './tap.ts';

test('the address of a card is the same at each run and another for each tap', () => {
  expect(hardwareAddress('tap0')).toMatch(/^52:54:00(?::[0-9a-f]{2}){3}$/);
  expect(hardwareAddress('tap0')).toBe(hardwareAddress('tap0'));
  expect(hardwareAddress('tap0')).not.toBe(hardwareAddress('tap1'));
});

test.each([
  [
    'could not open /dev/net/tun: Permission denied',
    '/dev/net/tun cannot be opened: Permission denied',
    /as root/,
  ],
  [
    'could not configure /dev/net/tun (tap0): Operation not permitted',
    '--tap tap0: Operation not permitted',
    /run it as root/,
  ],
  ['could not configure /dev/net/tun (tap0): Device or resource busy', '--tap tap0: Device', /one machine/],
  ['could not configure /dev/net/tun (eth0): Invalid argument', '--tap eth0: Invalid', /no tap device/],
])('%s', (said, message, hint) => {
  const failure = tapFailure(`qemu-system-x86_64: -netdev tap,id=net0: ${said}\n`);
  expect(failure).toBeInstanceOf(CommandError);
  expect(failure?.message).toContain(message);
  expect(failure?.hints.join('\n')).toMatch(hint);
});

test('what is not about taps is left to others', () => {
  expect(tapFailure('cannot set up guest memory')).toBeUndefined();
});
