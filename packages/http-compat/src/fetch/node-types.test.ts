import { expect, test } from 'vitest';
import * as own from './index.ts';

type Names = 'FormData' | 'Headers' | 'Request' | 'Response';
/** What an instance of ours is, and of Node's types. */
type Own<Name extends Names> = (typeof own)[Name]['prototype'];
type Nodes<Name extends Names> = (typeof globalThis)[Name]['prototype'];

/** Names that Node's types have and ours have not: the compiler wants a reason for each, and for no other. */
type LeftOut<Name extends Names> = Record<Exclude<keyof Nodes<Name>, keyof Own<Name>>, string>;

const leftOut: LeftOut<'FormData'> & LeftOut<'Headers'> & LeftOut<'Request'> & LeftOut<'Response'> = {};

/** The compiler's word that programs written for Node's types get what they expect. */
function asNodes(
  response: Own<'Response'>,
  request: Own<'Request'>,
  headers: Own<'Headers'>,
): readonly unknown[] {
  const plain: Pick<
    Response,
    'status' | 'ok' | 'statusText' | 'url' | 'redirected' | 'type' | 'body' | 'bodyUsed'
  > = response;
  const reading: Pick<Response, 'text' | 'json' | 'arrayBuffer' | 'blob' | 'bytes'> = response;
  const nodesHeaders: Headers = headers;
  const asked: Pick<
    Request,
    'method' | 'url' | 'signal' | 'keepalive' | 'integrity' | 'referrer' | 'text' | 'json'
  > = request;
  return [plain, reading, nodesHeaders, asked];
}

test('the classes have the members that Node gives them', () => {
  expect(leftOut).toEqual({});
  expect(asNodes(new own.Response(), new own.Request('http://a/'), new own.Headers())).toHaveLength(4);
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
