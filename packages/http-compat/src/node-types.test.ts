import nodeHttp from 'node:http';
import type * as nodeTypes from 'node:http';
import { expect, test } from 'vitest';
import type { HttpModule } from './index.ts';
import { simulatedRig } from './testing/simulated.test.support.ts';

/** Names that Node's types have and ours have not: the compiler wants a reason for each, and for no other. */
type LeftOut<Theirs, Ours> = Record<Exclude<keyof Theirs, keyof Ours>, string>;
type Ours<
  Name extends
    | 'Server'
    | 'IncomingMessage'
    | 'OutgoingMessage'
    | 'ServerResponse'
    | 'ClientRequest'
    | 'Agent',
> = HttpModule[Name]['prototype'];

const asGlobal = 'a global, which the runtime adds to the module';
const inTypesOnly = "of stream.Writable, which Node's messages are in the types but not in fact";

const ofModule: LeftOut<typeof nodeTypes, HttpModule> = {
  WebSocket: asGlobal,
  CloseEvent: asGlobal,
  MessageEvent: asGlobal,
};
const ofMessages: LeftOut<nodeHttp.OutgoingMessage, Ours<'OutgoingMessage'>> &
  LeftOut<nodeHttp.ServerResponse, Ours<'ServerResponse'>> &
  LeftOut<nodeHttp.ClientRequest, Ours<'ClientRequest'>> = {
  _construct: inTypesOnly,
  _destroy: inTypesOnly,
  _final: inTypesOnly,
  _write: inTypesOnly,
  _writev: inTypesOnly,
  setDefaultEncoding: inTypesOnly,
  writableAborted: inTypesOnly,
  req: 'of ServerResponse, where it is',
  [Symbol.asyncDispose]: inTypesOnly,
};
const nothing: LeftOut<nodeHttp.Server, Ours<'Server'>> &
  LeftOut<nodeHttp.IncomingMessage, Ours<'IncomingMessage'>> &
  LeftOut<nodeHttp.Agent, Ours<'Agent'>> = {};

test('http has every name of node:http, or a reason', () => {
  const { http } = simulatedRig();
  expect(Object.keys(nothing)).toEqual([]);
  expect(Object.keys(nodeHttp).filter((name) => !(name in http) && !(name in ofModule))).toEqual([]);
});

test('members that only the types have are missing in Node too', () => {
  const { prototype } = nodeHttp.OutgoingMessage;
  expect(ofMessages).not.toEqual({});
  expect(Object.keys(ofMessages).filter((name) => name in prototype)).toEqual([]);
});

test('classes have the members that Node gives them', () => {
  const { http } = simulatedRig();
  const missing = (
    ['Server', 'IncomingMessage', 'OutgoingMessage', 'ServerResponse', 'ClientRequest', 'Agent'] as const
  )
    .flatMap((name) => {
      const has = http[name].prototype;
      const theirs = Object.getOwnPropertyNames(nodeHttp[name].prototype);
      return theirs.filter((member) => !(member in has)).map((member) => `${name}.${member}`);
    })
    .toSorted();
  expect(missing).toEqual([]);
});
