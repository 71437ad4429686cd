/** The way around a value that holds itself, in the words of Node's engine. */
import { isFunction, isObject, member } from '../narrow.ts';

interface Step {
  readonly object: object;
  /** What is left to look at. */
  readonly keys: string[];
  /** How its holder calls it. */
  readonly by: string;
}

/** So many steps of a long way are told of before the dots. */
const SHOWN = 2;

function constructorName(object: object): string {
  const made: unknown = member(Object.getPrototypeOf(object), 'constructor');
  const name = isFunction(made) ? member(made, 'name') : undefined;
  return typeof name === 'string' && name !== '' ? name : 'Object';
}

function calledBy(holder: object, key: string): string {
  if (Array.isArray(holder)) return `index ${key}`;
  return key === '' ? '<anonymous>' : `property '${key}'`;
}

function stepTo(object: object, by: string): Step {
  // What `toJSON` answers is not asked for a second time.
  const keys = isFunction(member(object, 'toJSON')) ? [] : Object.keys(object).toReversed();
  return { object, keys, by };
}

function told(way: readonly Step[], last: string): string {
  const lines = way
    .slice(1)
    .map(({ object, by }) => `|     ${by} -> object with constructor '${constructorName(object)}'`);
  if (lines.length > SHOWN + 1) lines.splice(SHOWN, lines.length - SHOWN - 1, '|     ...');
  const first = way[0] === undefined ? 'Object' : constructorName(way[0].object);
  return [
    `--> starting at object with constructor '${first}'`,
    ...lines,
    `--- ${last} closes the circle`,
  ].join('\n    ');
}

/** @returns the lines that tell of the first circle met, each of them indented but the first; undefined if there is none */
export function circleOf(value: object): string | undefined {
  const way = [stepTo(value, '')];
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const key = step.keys.pop();
    if (key === undefined) {
      way.pop();
      continue;
    }
    const held: unknown = Reflect.get(step.object, key);
    if (!isObject(held)) continue;
    const by = calledBy(step.object, key);
    const start = way.findIndex(({ object }) => object === held);
    if (start >= 0) return told(way.slice(start), by);
    way.push(stepTo(held, by));
  }
  return undefined;
}
