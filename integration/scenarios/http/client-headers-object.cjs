'use strict';
// The option headers as an object: order and case on the wire, arrays, numbers, and names that decide on the framing.
// covers: http.ClientRequest#getHeaders
const { printRequests } = require('./lib/wire.cjs');

const post = (headers, more) => ({ method: 'POST', headers, ...more });
const body = (req) => req.end('body');
printRequests([
  ['order and case', { headers: { 'x-LOWER': 'a', Accept: 'b', 'ACCEPT-Language': 'c', 'x-b': 'd' } }],
  ['numbers first', { headers: { b: '1', 2: 'two', a: '3', 1: 'one' } }],
  ['numbers, booleans, null', { headers: { A: 1, B: true, C: null, D: 0, E: false } }],
  ['arrays', { headers: { A: ['1', '2'], B: [], C: ['3'], D: [4, true] } }],
  ['cookies are one line', { headers: { Cookie: ['a=1', 'b=2'], 'Set-Cookie': ['c', 'd'] } }],
  ['one cookie', { headers: { cookie: ['a=1'] } }],
  ['the last of two cases', { headers: { 'X-A': '1', 'x-a': '2' } }],
  ['empty', { headers: { Empty: '', Space: ' ', Tab: 'a\tb' } }],
  ['latin1', { headers: { Name: 'caf\u00e9 \u00ff' } }],
  ['spaces around are sent', { headers: { A: '  b  ' } }],
  [
    'inherited are not sent',
    { headers: Object.create({ Inherited: '1' }, { Own: { value: '2', enumerable: true } }) },
  ],
  ['null prototype', { headers: Object.assign(Object.create(null), { A: '1' }) }],
  ['null', { headers: null }],
  ['Connection: close', { headers: { Connection: 'close' } }],
  ['Connection: keep-alive', { headers: { Connection: 'keep-alive' } }],
  ['connection: Upgrade without Upgrade', { headers: { connection: 'Upgrade' } }],
  ['Content-Length', post({ 'Content-Length': '4' }), body],
  ['Content-Length, other case', post({ 'CONTENT-LENGTH': 4 }), body],
  ['Transfer-Encoding', post({ 'transfer-encoding': 'chunked' }), body],
  ['Transfer-Encoding of another kind', post({ 'Transfer-Encoding': 'gzip, chunked' }), body],
  ['Transfer-Encoding without chunked', post({ 'Transfer-Encoding': 'gzip' }), body],
  [
    'Trailer',
    post({ Trailer: 'X-End' }),
    (req) => {
      req.addTrailers({ 'X-End': 'yes', 'X-Also': 'sent' });
      req.end('body');
    },
  ],
  ['Date', { headers: { Date: 'mine' } }],
  [
    'sendDate',
    {},
    (req) => {
      console.log(req.sendDate);
      req.sendDate = true;
      req.end();
    },
  ],
  ['Keep-Alive', { headers: { 'Keep-Alive': 'timeout=5' } }],
  ['Host of an array', { headers: { Host: ['a', 'b'] } }],
  ['Content-Disposition', post({ 'Content-Disposition': 'attachment; filename="\u00e9"' }), body],
  ['no default headers', post({ A: '1' }, { setDefaultHeaders: false }), body],
  [
    'no default headers, body in parts',
    post({}, { setDefaultHeaders: false }),
    (req) => {
      req.write('bo');
      req.end('dy');
    },
  ],
]).then(() => {
  const http = require('node:http');
  for (const headers of [
    { 'a b': '1' },
    { '': '1' },
    { 'a:': '1' },
    { '\u00e9': '1' },
    { a: undefined },
    { a: 'b\r\nc: d' },
    { a: '\0' },
    { a: '\u0100' },
    { a: ['b', undefined] },
    { a: ['b', '\n'] },
    { a: Symbol('s') },
    { a: '\x7f' },
    { a: {} },
  ]) {
    try {
      const req = http.request({ headers, createConnection: () => {} });
      req.on('error', () => {});
      console.log('ok', JSON.stringify(req.getHeaders()));
      req.destroy();
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
});
