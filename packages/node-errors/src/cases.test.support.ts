/** What Node throws, as expressions for it, and what is thrown here for the same. */
import * as errors from './index.ts';

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
  ['Object.assign(Object.create(null), { a: 1 })', Object.assign(Object.create(null), { a: 1 })],
  ["Symbol('s')", Symbol('s')],
  ['NaN', Number.NaN],
  ['new Map()', new Map()],
];

const numbers: readonly (readonly [text: string, value: number])[] = [
  ['5e21', 5e21],
  ['-5e12', -5e12],
  ['2 ** 32', 2 ** 32],
  ['2 ** 32 + 1', 2 ** 32 + 1],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-300', -300],
];

/** What Node throws, and what makes the same here. */
const made: readonly (readonly [expression: string, make: () => Error])[] = [
  ...numbers.map(([text, value]): readonly [string, () => Error] => [
    `Buffer.alloc(8).writeInt8(${text}, 0)`,
    () => errors.outOfRange('value', '>= -128 and <= 127', value),
  ]),
  [
    'Buffer.alloc(8).writeBigInt64LE(2n ** 70n)',
    () => errors.outOfRange('value', '>= -(2n ** 63n) and < 2n ** 63n', 2n ** 70n),
  ],
  ['Buffer.alloc(8).writeBigUInt64LE(-5n)', () => errors.outOfRange('value', '>= 0n and < 2n ** 64n', -5n)],
  ['http.validateHeaderName({})', () => errors.invalidHttpToken('Header name', {})],
  ['http.validateHeaderName([1])', () => errors.invalidHttpToken('Header name', [1])],
  ['http.validateHeaderName(5n)', () => errors.invalidHttpToken('Header name', 5n)],
  ['http.validateHeaderName(() => 1)', () => errors.invalidHttpToken('Header name', () => 1)],
  [
    'http.validateHeaderName(Object.create(null))',
    () => errors.invalidHttpToken('Header name', Object.create(null)),
  ],
  ["Buffer.from('a').toString({ a: [1, {}] })", () => errors.unknownEncoding({ a: [1, {}] })],
  ["Buffer.from('a').toString([])", () => errors.unknownEncoding([])],
  ['Buffer.alloc(1).readInt16LE()', () => errors.bufferOutOfBounds()],
  ['Buffer.from(new ArrayBuffer(1), 5)', () => errors.bufferOutOfBounds('offset')],
  ['Buffer.alloc(1).swap16()', () => errors.invalidBufferSize('16-bits')],
  ["Buffer.alloc(4).fill('zz', 'hex')", () => errors.invalidArgValue('value', 'zz')],
  [
    'Buffer.from(5)',
    () =>
      errors.invalidArgType(
        'first argument',
        ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'],
        5,
      ),
  ],
  ["new (require('events'))().emit('error', { a: 1 })", () => errors.unhandledError('{ a: 1 }', { a: 1 })],
  ['new AbortSignal()', () => errors.illegalConstructor()],
  ['AbortSignal.prototype.throwIfAborted.call({})', () => errors.invalidThis('AbortSignal')],
  ["new TextDecoder('x')", () => errors.encodingNotSupported('x')],
  [
    "new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255]))",
    () => errors.encodingInvalidEncodedData('utf-8'),
  ],
  ["new URL('x')", () => errors.invalidUrl('x')],
  ["new URL('x', 'y')", () => errors.invalidUrl('x', 'y')],
  ["require('url').fileURLToPath('http://x')", () => errors.invalidUrlScheme('file')],
  ["require('url').fileURLToPath('file://x/a')", () => errors.invalidFileUrlHost('linux')],
  [
    "require('url').fileURLToPath('file:///a%2f')",
    () => errors.invalidFileUrlPath('must not include encoded / characters', 'file:///a%2f'),
  ],
  ['new URLSearchParams([[1]])', () => errors.invalidTuple('Each query pair', '[name, value]')],
  ['new URLSearchParams({ [Symbol.iterator]: 5 })', () => errors.argNotIterable('Query pairs')],
  ['new URLSearchParams().set()', () => errors.missingArgs('name', 'value')],
  ["require('crypto').createHmac('zz', 'k')", () => errors.cryptoInvalidDigest('zz')],
  [
    "const h = require('crypto').createHash('md5'); h.digest(); h.digest()",
    () => errors.cryptoHashFinalized(),
  ],
  [
    "require('crypto').timingSafeEqual(Buffer.alloc(1), Buffer.alloc(2))",
    () => errors.cryptoTimingSafeEqualLength(),
  ],
  [
    "require('assert').throws(() => { throw new Error('a') }, 'a')",
    () => errors.ambiguousArgument('error/message', 'The error message "a" is identical to the message.'),
  ],
  ...[5, null, []].map((value): readonly [string, () => Error] => [
    `await require('assert').rejects(() => (${JSON.stringify(value)}))`,
    () => errors.invalidReturnValue('instance of Promise', 'promiseFn', value),
  ]),
  [
    "throw await new Promise((done) => require('util').callbackify(() => Promise.reject(null))(done))",
    () => errors.falsyValueRejection(null),
  ],
  ["new net.BlockList().addAddress('zz')", () => errors.invalidAddress()],
  [
    "const s = new net.Socket(); setTimeout(() => s.resetAndDestroy()); throw await new Promise((done) => s.once('error', done))",
    () => errors.socketClosed(),
  ],
  [
    "const s = net.connect(1, '127.0.0.1'); s.on('error', () => {}); throw await new Promise((done) => { s.write('a', done); s.destroy(); })",
    () => errors.socketClosedBeforeConnection(),
  ],
  [
    "throw await new Promise((done) => net.connect({ port: 1, host: 'h', lookup: (h, o, ready) => ready(null, '1.2.3.4', 7) }).once('error', done))",
    () => errors.invalidIpAddress(undefined),
  ],
  [
    'const s = net.createServer().listen(0); try { s.listen(0) } finally { s.close() }',
    () => errors.serverAlreadyListen(),
  ],
  [
    "throw await new Promise((done) => net.createServer().listen('/nope/socket').once('error', done))",
    () => errors.uvExceptionWithHostPort('EACCES', 'listen', '/nope/socket', -1),
  ],
  ['throw await new Promise((done) => net.createServer().close(done))', () => errors.serverNotRunning()],
  [
    "const b = new net.BlockList(); b.addAddress('127.0.0.1'); throw await new Promise((done) => net.connect({ port: 1, host: '127.0.0.1', blockList: b }).once('error', done))",
    () => errors.ipBlocked('127.0.0.1'),
  ],
  ['new http.OutgoingMessage()._implicitHeader()', () => errors.methodNotImplemented('_implicitHeader()')],
  ['new http.OutgoingMessage().write(null)', () => errors.streamNullValues()],
  [
    "const m = new http.OutgoingMessage(); throw await new Promise((done) => { m.once('error', done); m.pipe() })",
    () => errors.streamCannotPipe(),
  ],
  [
    'const m = new http.ServerResponse({}); m.assignSocket({ on() {} , _httpMessage: 1})',
    () => errors.httpSocketAssigned(),
  ],
  [
    "throw await new Promise((done) => { const s = net.createServer((c) => { c.resume(); c.end(); s.close(); }).listen(0, '127.0.0.1', () => http.get({ port: s.address().port, host: '127.0.0.1', agent: false }).once('error', done)) })",
    () => errors.connectionReset('socket hang up'),
  ],
  ['new http.ServerResponse({}).writeHead(99)', () => errors.httpInvalidStatusCode(99)],
  ["new http.ServerResponse({}).writeHead('x')", () => errors.httpInvalidStatusCode('x')],
  [
    "const m = new http.ServerResponse({}); m.writeHead(200); m.setHeader('a', 'b')",
    () => errors.httpHeadersSent('set'),
  ],
  [
    "const m = new http.ServerResponse({ method: 'GET' }); m.strictContentLength = true; m.writeHead(200, { 'content-length': 1 }); m.write('ab')",
    () => errors.httpContentLengthMismatch(2, 1),
  ],
  [
    "const m = new http.ServerResponse({ method: 'HEAD' }, { rejectNonStandardBodyWrites: true }); m.write('ab')",
    () => errors.httpBodyNotAllowed(),
  ],
  [
    "new http.ServerResponse({}).writeHead(200, { trailer: 'x', 'content-length': '1' })",
    () => errors.httpTrailerInvalid(),
  ],
  [
    "throw await new Promise((done) => net.connect(1, '127.0.0.1').once('error', done))",
    () => errors.exceptionWithHostPort('ECONNREFUSED', 'connect', '127.0.0.1', 1),
  ],
  [
    "throw await new Promise((done) => net.createServer().listen(9, '192.0.2.1').once('error', done))",
    () => errors.uvExceptionWithHostPort('EADDRNOTAVAIL', 'listen', '192.0.2.1', 9),
  ],
  [
    "throw require('util')._exceptionWithHostPort(-111, 'connect', 'a', 0, 'l')",
    () => errors.exceptionWithHostPort(-111, 'connect', 'a', 0, 'l'),
  ],
  ["throw require('util')._errnoException(-32, 'write')", () => errors.errnoException('EPIPE', 'write')],
  [
    "throw require('util')._errnoException(-32, 'write', 'x')",
    () => errors.errnoException(-32, 'write', 'x'),
  ],
  [
    "require('fs').renameSync('/nope-a', '/nope-b')",
    () => errors.uvException('ENOENT', 'rename', '/nope-a', '/nope-b'),
  ],
  [
    "throw await new Promise((done) => require('dns').lookup('nope.invalid', done))",
    () => errors.nameNotFound('nope.invalid'),
  ],
  [
    "await require('timers/promises').setTimeout(1, 1, { signal: AbortSignal.abort(5) })",
    () => new errors.AbortError(undefined, { cause: 5 }),
  ],
];

/** An expression for Node, and what ours makes of the same values. */
export const cases: readonly (readonly [expression: string, ours: () => unknown])[] = [
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
  ['new net.Socket().setTimeout(-1)', () => errors.timerDuration(-1, 'msecs')],
  ["new net.Socket().setTimeout('5')", () => errors.timerDuration('5', 'msecs')],
  ...made.map(([text, make]): readonly [string, () => unknown] => [
    text,
    () => {
      throw make();
    },
  ]),
];
