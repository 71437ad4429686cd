import { expect, test } from 'vitest';
import { circleOf } from './circle.ts';

class Named {
  readonly inner: { list: unknown[] } = { list: [0] };
}

function around(steps: number): object {
  const first: Record<string, object> = {};
  let last = first;
  for (let n = 0; n < steps; n++) last = last[`p${n}`] = {};
  last['end'] = first;
  return first;
}

function ownClass(): object {
  const named = new Named();
  named.inner.list.push({ named });
  return { before: [{}, { a: 1 }], named };
}

const odd: Record<string, unknown> = { "it's": null };
odd[''] = odd;
const list: unknown[] = [];
list.push('a', [[list]]);
const bare: Record<string, unknown> = Object.create(null);
bare['self'] = bare;

test.each([around(0), around(2), around(3), around(4), around(7), ownClass(), odd, list, bare])(
  '%#',
  (value) => {
    let expected = '';
    try {
      JSON.stringify(value);
    } catch (error) {
      if (error instanceof Error) expected = error.message;
    }
    expect(`Converting circular structure to JSON\n    ${circleOf(value)}`).toBe(expected);
  },
);

test('one object twice is no circle', () => {
  const twice = {};
  expect(circleOf({ a: twice, b: [twice] })).toBe(undefined);
});
