import { expect, test } from 'vitest';
import { whyMalformed } from './malformed.ts';

/** What the host's engine says. */
function oracle(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const valid = [
  '{"a":[1,-2.5e+3,"x\\n\\u00fc\\"",true,false,null,{}],"b":{"c":[]}}',
  ' [ 1 ,\r\n "two" ,\t{ "three" : 3 } ] ',
  '[0,0.5,1E9,-0,"\\ud83d\\ude00 and \\/ more text to make it long enough for an excerpt of it"]',
];
const pieces = [
  '',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  'x',
  '0',
  '-',
  '.',
  'e',
  '\n',
  '\r',
  '\u0000',
  'ü',
  '😀',
  ' ',
];

test('says of every text that is broken in one place what the engine of Node says', () => {
  let broken = 0;
  for (const text of valid) {
    for (let at = 0; at <= text.length; at++) {
      for (const piece of pieces) {
        for (const end of [at, at + 1, text.length]) {
          const tried = text.slice(0, at) + piece + text.slice(end);
          const expected = oracle(tried);
          if (expected !== undefined) broken++;
          expect(whyMalformed(tried), tried).toBe(expected);
        }
      }
    }
  }
  expect(broken).toBeGreaterThan(5000);
});

test.each([
  '',
  ' ',
  'undefined',
  'NaN',
  'Infinity',
  '[object Object]',
  '-Infinity',
  'nul',
  'truex',
  '01',
  "'a'",
  '\ufeff{}',
  '<!doctype html>\n<html></html>',
  '[1\r2\n\r\n3]',
])('%j', (text) => {
  expect(whyMalformed(text)).toBe(oracle(text));
});

test('takes what is nested deeply', () => {
  expect(whyMalformed('['.repeat(200_000))).toBe('Unexpected end of JSON input');
});
