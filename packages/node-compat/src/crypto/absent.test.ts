import { expect, test } from 'vitest';
import { absentFunctions } from './absent.ts';

test('what cannot be had says so when it is called', () => {
  for (const [name, value] of Object.entries(absentFunctions)) {
    if (typeof value !== 'function') throw new Error(`${name} is no function`);
    expect(() => Reflect.apply(value, undefined, [])).toThrowError(
      expect.objectContaining({
        code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
        message: expect.stringContaining(`node:crypto: ${name} is not available`),
      }),
    );
  }
});
