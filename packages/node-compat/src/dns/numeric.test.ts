import { expect, test } from 'vitest';
import { parseNumeric } from './numeric.ts';

test('the last number fills what is left', () => {
  expect(parseNumeric('127.1')).toBe('127.0.0.1');
  expect(parseNumeric('1.2.772')).toBe('1.2.3.4');
  expect(parseNumeric('4294967295')).toBe('255.255.255.255');
});

test('numbers are decimal, octal or hexadecimal', () => {
  expect(parseNumeric('0x7F.1')).toBe('127.0.0.1');
  expect(parseNumeric('0177.0.0.010')).toBe('127.0.0.8');
});

test('what is too large, no number or too long is no address', () => {
  for (const text of [
    '4294967296',
    '256.1',
    '1.256.1',
    '08',
    '0x',
    '1..1',
    '1.2.3.4.5',
    '-1',
    '1e3',
    '',
    'a',
  ]) {
    expect(parseNumeric(text)).toBe(undefined);
  }
});
