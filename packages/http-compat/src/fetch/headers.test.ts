import { expect, test } from 'vitest';
import { Headers } from './headers.ts';

type LeftOut<Theirs, Ours> = Record<Exclude<keyof Theirs, keyof Ours>, string>;

/** The compiler wants a reason for each member that Node's type has and ours has not. */
const leftOut: LeftOut<InstanceType<typeof globalThis.Headers>, Headers> = {};

test('Headers have every member of the type', () => {
  expect(leftOut).toEqual({});
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
