/** What an object has that the language shows nobody: V8 tells it through its inspector, which answers at once on its own thread. */
import { Session, type Runtime } from 'node:inspector';
import { types } from 'node:util';
import type { Inside } from '@efi-node/efi-core';

/** Where values change hands with the inspector, which has names for objects only. */
const HOLDER = Symbol.for('efi-sim.inside');
const holder: { value: unknown } = { value: undefined };

let session: Session | undefined;
let holderId: string | undefined;
/** What is described for one question, and forgotten after it. */
const ANSWERS = 'efi-sim.inside';

function evaluate(inspector: Session, expression: string, objectGroup?: string): string | undefined {
  let id: string | undefined;
  const parameters: Runtime.EvaluateParameterType =
    objectGroup === undefined ? { expression } : { expression, objectGroup };
  inspector.post('Runtime.evaluate', parameters, (_error, answer: Runtime.EvaluateReturnType) => {
    id = answer.result.objectId;
  });
  return id;
}

function connected(): Session {
  if (session !== undefined) return session;
  session = new Session();
  session.connect();
  Object.defineProperty(globalThis, HOLDER, { value: holder, configurable: true });
  holderId = evaluate(session, "globalThis[Symbol.for('efi-sim.inside')]");
  return session;
}

/** The value itself that the inspector has described. */
function valueOf(inspector: Session, remote: Runtime.RemoteObject): unknown {
  const { objectId, unserializableValue, value } = remote;
  const argument =
    objectId !== undefined
      ? { objectId }
      : unserializableValue !== undefined
        ? { unserializableValue }
        : { value: value as unknown };
  holder.value = undefined;
  inspector.post('Runtime.callFunctionOn', {
    objectId: holderId,
    functionDeclaration: 'function (value) { this.value = value; }',
    arguments: [argument],
    objectGroup: ANSWERS,
  });
  const taken = holder.value;
  holder.value = undefined;
  return taken;
}

/** The object's internal slots by their names, such as '[[PromiseState]]'. */
function slotsOf(object: object): Map<string, unknown> {
  const inspector = connected();
  holder.value = object;
  const objectId = evaluate(inspector, "globalThis[Symbol.for('efi-sim.inside')].value", ANSWERS);
  const described: Runtime.InternalPropertyDescriptor[] = [];
  if (objectId !== undefined) {
    inspector.post('Runtime.getProperties', { objectId, ownProperties: true }, (_error, answer) => {
      described.push(...(answer?.internalProperties ?? []));
    });
  }
  const slots = new Map<string, unknown>();
  for (const { name, value } of described)
    if (value !== undefined) slots.set(name, valueOf(inspector, value));
  inspector.post('Runtime.releaseObjectGroup', { objectGroup: ANSWERS });
  return slots;
}

function entriesOf(object: object): Inside {
  const list = slotsOf(object).get('[[Entries]]');
  // The list is an array without Array's methods.
  const entries: { key?: unknown; value?: unknown }[] = Array.isArray(list) ? Array.from(list) : [];
  const pairs = entries.some((entry) => 'key' in entry);
  if (pairs) return ['pairs', ...entries.flatMap(({ key, value }) => [key, value])];
  return ['items', ...entries.map(({ value }) => value)];
}

export function lookInside(object: object): Inside | undefined {
  if (types.isPromise(object)) {
    const slots = slotsOf(object);
    const state = slots.get('[[PromiseState]]');
    if (state === 'fulfilled' || state === 'rejected') return [state, slots.get('[[PromiseResult]]')];
    return ['pending'];
  }
  if (types.isProxy(object)) {
    const slots = slotsOf(object);
    return ['proxy', slots.get('[[Target]]') ?? null, slots.get('[[Handler]]') ?? null];
  }
  if (types.isMapIterator(object) || types.isSetIterator(object)) return entriesOf(object);
  if (types.isWeakMap(object) || types.isWeakSet(object)) return entriesOf(object);
  return undefined;
}
