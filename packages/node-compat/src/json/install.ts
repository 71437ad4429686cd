/** `JSON` as programs know it: the engine's, which says what is wrong in the words of Node's. */
import { isObject } from '../narrow.ts';
import { circleOf } from './circle.ts';
import { whyMalformed } from './malformed.ts';

/** What quickjs-ng says where Node's engine says something else. */
const ENGINE_CIRCLE = 'circular reference';
const ENGINE_BIGINT = 'BigInt are forbidden in JSON.stringify';

export function installJson(): void {
  const { parse, stringify } = JSON;
  const said = {
    parse(text: string, reviver?: Parameters<typeof parse>[1]): unknown {
      // As a text, once: what is given may be anything.
      const source = typeof text === 'string' ? text : `${text as unknown}`;
      try {
        return parse(source, reviver);
      } catch (error) {
        const why = error instanceof SyntaxError ? whyMalformed(source) : undefined;
        // None, if it was the reviver that failed.
        if (why !== undefined && error instanceof SyntaxError) error.message = why;
        throw error;
      }
    },
    stringify(
      value: unknown,
      replacer?: Parameters<typeof stringify>[1],
      space?: string | number,
    ): string | undefined {
      try {
        return stringify(value, replacer, space);
      } catch (error) {
        if (error instanceof TypeError) {
          if (error.message === ENGINE_BIGINT) error.message = 'Do not know how to serialize a BigInt';
          else if (error.message === ENGINE_CIRCLE) error.message = circular(value);
        }
        throw error;
      }
    },
  };
  for (const [name, value] of Object.entries(said)) {
    Object.defineProperty(value, 'length', { value: name === 'parse' ? 2 : 3, configurable: true });
    Object.defineProperty(JSON, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

function circular(value: unknown): string {
  const way = isObject(value) ? circleOf(value) : undefined;
  return `Converting circular structure to JSON${way === undefined ? '' : `\n    ${way}`}`;
}
