import { expect, test } from 'vitest';
import { Headers } from './headers.ts';

test('Headers are what the type of Node says', () => {
  const headers: InstanceType<typeof globalThis.Headers> = new Headers({ a: '1' });
  expect(headers.get('a')).toBe('1');
});

test.each(Array.from({ length: 256 }, (_, code) => code))(
  'character %i is judged as Node judges it',
  (code) => {
    const character = String.fromCharCode(code);
    const tryBoth = (name: string, value: string): readonly unknown[] =>
      [Headers, globalThis.Headers].map((Class) => {
        try {
          return [...new Class([[name, value]])];
        } catch (error) {
          return error instanceof Error && error.name;
        }
      });
    const [ownName, nodeName] = tryBoth(`a${character}b`, '1');
    expect(ownName).toEqual(nodeName);
    for (const value of [`a${character}b`, `${character}a`, `a${character}`]) {
      const [own, nodes] = tryBoth('x', value);
      expect(own).toEqual(nodes);
    }
  },
);
