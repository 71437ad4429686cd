import { expect, test } from 'vitest';
import { FormData, Headers, Request, Response } from './index.ts';

const own = { FormData, Headers, Request, Response } as const;

type Names = 'FormData' | 'Headers' | 'Request' | 'Response';
/** What an instance of ours is, and of Node's types. */
type Own<Name extends Names> = (typeof own)[Name]['prototype'];
type Nodes<Name extends Names> = (typeof globalThis)[Name]['prototype'];

/** Names that Node's types have and ours have not: the compiler wants a reason for each, and for no other. */
type LeftOut<Name extends Names> = Record<Exclude<keyof Nodes<Name>, keyof Own<Name>>, string>;

const leftOut: LeftOut<'FormData'> & LeftOut<'Headers'> & LeftOut<'Request'> & LeftOut<'Response'> = {};

/** The compiler's word that programs written for Node's types get what they expect. */
const forNode: {
  readonly formData: globalThis.FormData;
  readonly headers: globalThis.Headers;
  readonly request: globalThis.Request;
  readonly response: globalThis.Response;
} = {
  formData: new FormData(),
  headers: new Headers(),
  request: new Request('http://a/'),
  response: new Response(),
};

test('the classes have the members that Node gives them', () => {
  expect(leftOut).toEqual({});
  expect(Object.values(forNode)).toHaveLength(4);
  const missing = (['FormData', 'Headers', 'Request', 'Response'] as const).flatMap((name) => {
    const has = own[name].prototype;
    const theirs = Object.getOwnPropertyNames(globalThis[name].prototype);
    return theirs.filter((member) => !(member in has)).map((member) => `${name}.${member}`);
  });
  // A name of Web IDL that undici makes enumerable by mistake; it is undefined.
  expect(missing).toEqual(['Request.attribute']);
});

test('statics and lengths are those of Node', () => {
  for (const name of ['FormData', 'Headers', 'Request', 'Response'] as const) {
    expect([name, own[name].length]).toEqual([name, globalThis[name].length]);
    const statics = (of: object): string[] => Object.getOwnPropertyNames(of).toSorted();
    expect([name, statics(own[name])]).toEqual([name, statics(globalThis[name])]);
  }
});
