import { describe, expect, test } from 'vitest';
import { decodeMessage, encodeQuery, type Message } from './message.ts';
import { TYPES, type TypeName } from './record.ts';
import { resultOf } from './results.ts';

const ASCII = new TextEncoder();
const ROOT = [0];
const text = (said: string): number[] => [said.length, ...ASCII.encode(said)];
const name = (said: string): number[] => [...said.split('.').flatMap(text), 0];
const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const u32 = (value: number): number[] => [...u16(Math.floor(value / 65_536)), ...u16(value % 65_536)];

/** Where the question's name stands. */
const QUESTION = [0xc0, 12];

interface Given {
  readonly type: number;
  readonly data: readonly number[];
  readonly owner?: readonly number[];
  readonly ttl?: number;
  readonly ofClass?: number;
  /** Said instead of the data's length. */
  readonly length?: number;
}

function record({
  type,
  data,
  owner = QUESTION,
  ttl = 60,
  ofClass = 1,
  length = data.length,
}: Given): number[] {
  return [...owner, ...u16(type), ...u16(ofClass), ...u32(ttl), ...u16(length), ...data];
}

function answer(
  records: readonly Given[],
  counts: readonly number[] = [1, records.length, 0, 0],
): Uint8Array {
  const question = [...name('name.test'), ...u16(TYPES.A), ...u16(1)];
  return Uint8Array.of(
    ...u16(7),
    0x81,
    0x80,
    ...counts.flatMap(u16),
    ...question,
    ...records.flatMap(record),
  );
}

function decoded(records: readonly Given[]): Message {
  const message = decodeMessage(answer(records));
  if (message === undefined) throw new Error('the message is broken');
  return message;
}

/** A record of each type, and what a program gets of it. */
const RECORDS: readonly (readonly [TypeName, readonly number[], unknown])[] = [
  ['A', [192, 0, 2, 1], ['192.0.2.1']],
  ['AAAA', [...u32(0x20010db8), ...u32(0), ...u32(0), ...u32(1)], ['2001:db8::1']],
  ['NS', name('ns.test'), ['ns.test']],
  ['CNAME', [...text('www'), ...QUESTION], ['www.name.test']],
  ['PTR', name('host.test'), ['host.test']],
  ['MX', [...u16(10), ...name('mail.test')], [{ exchange: 'mail.test', priority: 10, type: 'MX' }]],
  ['TXT', [...text('one'), ...text(''), ...text('two')], [['one', '', 'two']]],
  [
    'SOA',
    [
      ...name('ns.test'),
      ...QUESTION,
      ...u32(1),
      ...u32(0xffffffff),
      ...u32(3),
      ...u32(4),
      ...u32(0xffffffff),
    ],
    {
      nsname: 'ns.test',
      hostmaster: 'name.test',
      serial: 1,
      refresh: -1,
      retry: 3,
      expire: 4,
      minttl: 0xffffffff,
      type: undefined,
    },
  ],
  [
    'SRV',
    [...u16(1), ...u16(2), ...u16(80), ...ROOT],
    [{ name: '', port: 80, priority: 1, weight: 2, type: 'SRV' }],
  ],
  [
    'NAPTR',
    [...u16(1), ...u16(2), ...text('s'), ...text('SIP'), ...text('!x!'), ...name('r.test')],
    [
      {
        flags: 's',
        service: 'SIP',
        regexp: '!x!',
        replacement: 'r.test',
        order: 1,
        preference: 2,
        type: undefined,
      },
    ],
  ],
  ['TLSA', [3, 1, 1, 171], [{ certUsage: 3, selector: 1, match: 1, data: Uint8Array.of(171).buffer }]],
  [
    'CAA',
    [0, ...text('issue'), ...ASCII.encode('ca.test')],
    [{ critical: 0, type: 'CAA', issue: 'ca.test' }],
  ],
];

describe('a question', () => {
  test('is one name, one type, and the wish for recursion', () => {
    expect(encodeQuery(0x1234, 'a.test', TYPES.MX)).toEqual(
      Uint8Array.of(0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...name('a.test'), 0, 15, 0, 1),
    );
  });

  test.each([
    'a..test',
    '.test',
    `${'a'.repeat(64)}.test`,
    'a b',
    'a\\',
    'a\\25',
    'a\\256',
    'a.'.repeat(128),
  ])('for %j is none', (wrong) => expect(encodeQuery(1, wrong, TYPES.A)).toBe(undefined));

  test.each([
    ['', ROOT],
    ['.', ROOT],
    ['a.test.', name('a.test')],
    ['a\\.b.test', [...text('a.b'), ...name('test')]],
    ['a\\046b.test', [...text('a.b'), ...name('test')]],
    ['*._x/y-z', [...text('*'), ...name('_x/y-z')]],
  ])('for %j', (said, bytes) =>
    expect(encodeQuery(1, said, TYPES.A)?.subarray(12, -4)).toEqual(Uint8Array.from(bytes)),
  );
});

describe('an answer', () => {
  test.each(RECORDS)('with a record of type %s', (type, data, result) => {
    const message = decoded([{ type: TYPES[type], data }]);
    expect([message.id, message.truncated, message.rcode]).toEqual([7, false, 0]);
    expect(resultOf(type, message, false)).toEqual({ value: result });
  });

  test.each(RECORDS)('cut at any byte of a record of type %s is broken', (type, data) => {
    const whole = answer([{ type: TYPES[type], data }]);
    for (let length = 0; length < whole.length; length += 1)
      expect(decodeMessage(whole.subarray(0, length)), `${length} bytes`).toBe(undefined);
  });

  test('with all of them cut at any byte is broken', () => {
    const whole = answer(RECORDS.map(([type, data]) => ({ type: TYPES[type], data })));
    expect(decodeMessage(whole)?.answers.length).toBe(RECORDS.length);
    for (let length = 0; length < whole.length; length += 1)
      expect(decodeMessage(whole.subarray(0, length))).toBe(undefined);
  });

  test.each(RECORDS)('whose %s says to be shorter than it is is broken, or is short', (type, data) => {
    for (let length = 0; length < data.length; length += 1) {
      const message = decodeMessage(answer([{ type: TYPES[type], data: data.slice(0, length) }]));
      // Texts and blobs of less are less; all others have their size.
      const mayBeShorter = type === 'TXT' || type === 'TLSA' || type === 'CAA';
      if (!mayBeShorter) expect(message, `${length} bytes`).toBe(undefined);
    }
  });

  test('with any byte changed never throws and never hangs', () => {
    const whole = answer(RECORDS.map(([type, data]) => ({ type: TYPES[type], data })));
    for (let at = 0; at < whole.length; at += 1) {
      for (const value of [0, 1, 12, 63, 64, 127, 128, 191, 192, 193, 255]) {
        const changed = whole.slice();
        changed[at] = value;
        const message = decodeMessage(changed);
        if (message !== undefined) for (const [type] of RECORDS) resultOf(type, message, true);
      }
    }
  });

  test.each([
    ['itself', [0xc0, 39]],
    ['what follows it', [0xc0, 60]],
    ['a pointer at it', [0xc0, 41, 0xc0, 39]],
    ['behind the end', [0xff, 0xff]],
  ])('with a name that leans on %s is broken', (_, data) => {
    expect(decodeMessage(answer([{ type: TYPES.CNAME, data }]))).toBe(undefined);
  });

  test.each([0x40, 0x80, 0xbf])('with a label of kind %i is broken', (kind) => {
    expect(decodeMessage(answer([{ type: TYPES.NS, data: [kind, 1, 0] }]))).toBe(undefined);
  });

  test('with a long way from pointer to pointer is followed to its end', () => {
    // Each record's owner leans on the record before it.
    const first = 12 + name('name.test').length + 4;
    let at = first;
    const records = Array.from({ length: 200 }, (_, index): Given => {
      const before = index === 0 ? QUESTION : u16(0xc000 + at);
      if (index > 0) at += 16;
      return { type: TYPES.A, data: [192, 0, 2, 1], owner: before };
    });
    // The last owner leans on 199 others.
    expect(decodeMessage(answer(records))?.answers.length).toBe(200);
  });

  test.each([
    ['no question', [0, 1, 0, 0]],
    ['two questions', [2, 1, 0, 0]],
    ['more records than there are', [1, 2, 0, 0]],
    ['authorities that are not there', [1, 1, 1, 0]],
    ['additions that are not there', [1, 1, 0, 65_535]],
  ])('that counts %s is broken', (_, counts) => {
    expect(decodeMessage(answer([{ type: TYPES.A, data: [192, 0, 2, 1] }], counts))).toBe(undefined);
  });

  test.each([
    ['a text without strings', { type: TYPES.TXT, data: [] }],
    ['a text that is longer than its record', { type: TYPES.TXT, data: [5, 65] }],
    ['TLSA without data', { type: TYPES.TLSA, data: [1, 1, 1] }],
    ['CAA without a tag', { type: TYPES.CAA, data: [0, 0, 65] }],
    ['CAA without a value', { type: TYPES.CAA, data: [0, ...text('issue')] }],
    ['NAPTR with a control character', { type: TYPES.NAPTR, data: [...u32(0), 1, 7, 0, 0, 0] }],
    ['a record that says to be longer', { type: TYPES.A, data: [192, 0, 2, 1], length: 5 }],
  ])('with %s is broken', (_, given) => expect(decodeMessage(answer([given]))).toBe(undefined));

  test('passes over what follows the data, and what it does not know', () => {
    const message = decoded([
      { type: 99, data: [1, 2, 3] },
      { type: TYPES.A, data: [192, 0, 2, 1, 9, 9] },
      { type: TYPES.A, data: [192, 0, 2, 2], ofClass: 3 },
    ]);
    expect(resultOf('A', message, false)).toEqual({ value: ['192.0.2.1'] });
    expect(resultOf('MX', message, false)).toEqual({ value: [] });
    expect(resultOf('NS', message, false)).toEqual({ code: 'ENODATA' });
    expect(resultOf('SOA', message, false)).toEqual({ code: 'EBADRESP' });
  });

  test('shows names with escapes', () => {
    const odd = [...text('a.b'), ...text('c\\d'), ...text('"();@$'), 3, 0, 32, 255, 0];
    expect(resultOf('NS', decoded([{ type: TYPES.NS, data: odd }]), false)).toEqual({
      value: ['a\\.b.c\\\\d.\\"\\(\\)\\;\\@\\$.\\000 \\255'],
    });
  });

  test('lets no address live longer than a name on the way to it', () => {
    const message = decoded([
      { type: TYPES.CNAME, data: name('b.test'), ttl: 30 },
      { type: TYPES.CNAME, data: name('c.test'), ttl: 20 },
      { type: TYPES.A, data: [192, 0, 2, 1], ttl: 2 ** 31 + 5 },
      { type: TYPES.A, data: [192, 0, 2, 2], ttl: 10 },
    ]);
    expect(resultOf('A', message, true)).toEqual({
      value: [
        { address: '192.0.2.1', ttl: 20 },
        { address: '192.0.2.2', ttl: 10 },
      ],
    });
  });
});
