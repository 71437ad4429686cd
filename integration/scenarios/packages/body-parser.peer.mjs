import { deflateSync, gzipSync } from 'node:zlib';
import { ask, binary, breakOff, raw, request, show, stop } from './lib/requests.mjs';

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (name, body, headers = {}) => ask('POST', `/${name}`, { body, headers });

await post('json', { a: [1, 'ü', null] });
await post('json', '  \n[1]', JSON_TYPE);
await post('json', '{"utf16":1}', { 'content-type': 'text/plain' });
await post('json', '', JSON_TYPE);
await ask('GET', '/json');
await post('json', Buffer.from('\ufeff{"bom":"ü"}', 'utf16le'), {
  'content-type': 'application/json; charset=utf-16',
});
await post('loose', '"a text"', JSON_TYPE);
await post('loose', '12.5e3', { 'content-type': 'text/x-json' });
await post('revived', { date: '2025-01-01T00:00:00Z' });
await post('vendor', '{"a":1}', { 'content-type': 'application/vnd.api+json' });
await post('verified', '{"a":1}', JSON_TYPE);
await post('verified', '[1]', JSON_TYPE);
const many = Array.from({ length: 20_000 }, (_, i) => ({ n: i }));
await post('large', { many });

for (const bad of ['{"a":', '{"a":1}}', '{a:1}', 'nonsense', '"text"', '[1,]', '{"a":"\n"}'])
  await post('json', bad, JSON_TYPE);
await post('json', '{}', { 'content-type': 'application/json; charset=klingon' });
await post('json', '{}', { ...JSON_TYPE, 'content-encoding': 'lzma' });
show('small', await request('POST', '/small', { body: { long: 'x'.repeat(30) }, agent: false }));

// Packed bodies: the limit counts what comes out of them.
await post('json', gzipSync('{"packed":"gzip"}'), { ...JSON_TYPE, 'content-encoding': 'gzip' });
await post('json', deflateSync('{"packed":"deflate"}'), { ...JSON_TYPE, 'content-encoding': 'deflate' });
await post('json', gzipSync('{"packed":"shouted"}'), { ...JSON_TYPE, 'content-encoding': 'GZIP' });
show(
  'a bomb',
  await request('POST', '/small', {
    body: gzipSync(JSON.stringify({ long: 'x'.repeat(30) })),
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    agent: false,
  }),
);
show(
  'not packed',
  await request('POST', '/json', {
    body: 'this is not gzip',
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    agent: false,
  }),
);
await post('packed', gzipSync('{}'), { ...JSON_TYPE, 'content-encoding': 'gzip' });

await post('form', 'a=1&b=x+y&b=z&c%5Bd%5D=%C3%BC', FORM_TYPE);
await post('extended', 'a=1&b[]=x&b[]=z&c[d][e]=%C3%BC', FORM_TYPE);
await post('extended', 'a[b][c][d][e]=deep', FORM_TYPE);
await post('extended', 'a=%A3', { 'content-type': 'application/x-www-form-urlencoded; charset=iso-8859-1' });
await post('few', 'a=1&b=2&c=3', FORM_TYPE);
await post('text', 'plain ü', { 'x-type': 'text' });
await post('text', Buffer.from('latin ü', 'latin1'), {
  'x-type': 'text',
  'content-type': 'text/plain; charset=iso-8859-1',
});
await post('text', Buffer.from([0x93, 0xfa, 0x96, 0x7b]), {
  'x-type': 'text',
  'content-type': 'text/plain; charset=shift_jis',
});
await post('text', Buffer.from([0x80, 0x93]), {
  'x-type': 'text',
  'content-type': 'text/plain; charset=windows-1252',
});
await post('raw', binary(250_000), { 'content-type': 'image/png' });
await post('raw', gzipSync(Buffer.alloc(250_000, 'z')), {
  'content-type': 'image/png',
  'content-encoding': 'gzip',
});

await breakOff(
  'POST /json HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100',
  '{"only":',
);
const chunked = await raw(
  'POST /json HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n' +
    '5\r\n{"a":\r\n3;x=y\r\n[1]\r\n1\r\n}\r\n0\r\n\r\n',
);
console.log(chunked.split('\r\n\r\n')[1]);
await stop();
