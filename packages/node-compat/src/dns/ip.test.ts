import { isIP, isIPv4, isIPv6 } from 'node:net';
import { describe, expect, test } from 'vitest';
import { formatIPv6, isIP as ours, parseIPv6, parseLooseIPv4 } from './ip.ts';

const TEXTS = [
  '::',
  '::1',
  '1::',
  '2001:db8::1',
  '2001:DB8:0:0:0:0:0:1',
  '1:2:3:4:5:6:7:8',
  '1:2:3:4:5:6:7::',
  '::ffff:192.0.2.1',
  '64:ff9b::192.0.2.1',
  'fe80::1%eth0',
  '',
  ':',
  ':::',
  '1',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1::2::3',
  '12345::',
  'g::',
  '::192.0.2.256',
  '1:2:3:4:5:6:7:192.0.2.1',
  'fe80::1%',
  '192.0.2.1',
  '192.0.2.01',
  '192.0.2',
  'x',
];

test.each(TEXTS)('%j is an address where it is one to Node', (text) => {
  expect(ours(text)).toBe(isIP(text));
  if (isIPv6(text)) expect(parseIPv6(text)?.length).toBe(16);
});

describe('the text of an IPv6 address', () => {
  test.each([
    ['0:0:0:0:0:0:0:0', '::'],
    ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
    ['1:0:3:4:5:6:7:8', '1:0:3:4:5:6:7:8'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:0:2:3:0:0:4', '1::2:3:0:0:4'],
    ['1:2:3:4:5:6:0:0', '1:2:3:4:5:6::'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['::192.0.2.1', '::192.0.2.1'],
    ['::1:2', '::0.1.0.2'],
    ['::2', '::2'],
  ])('%s is %s', (given, text) => {
    expect(formatIPv6(parseIPv6(given) ?? new Uint8Array(0))).toBe(text);
  });
});

describe('what inet_aton takes', () => {
  test.each([
    ['127.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['0177.0.0.01', '127.0.0.1'],
    ['1.2.3', '1.2.0.3'],
    ['1.65536', '1.1.0.0'],
    ['0', '0.0.0.0'],
    ['4294967295', '255.255.255.255'],
  ])('%s is %s', (given, text) => {
    expect(parseLooseIPv4(given)).toBe(text);
    expect(isIPv4(text)).toBe(true);
  });

  test.each(['', '4294967296', '1.2.3.256', '1.16777216', '08', '0x', '1.2.3.4.5', '1..2', '-1', 'a', '1.'])(
    '%j is no address',
    (given) => expect(parseLooseIPv4(given)).toBe(undefined),
  );
});
