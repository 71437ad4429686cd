import { createHash } from 'node:crypto';
import { BOUNDARY, field, file, MULTIPART, multipart } from './lib/multipart.mjs';
import { binary, breakOff, raw, request, stop } from './lib/requests.mjs';

/** Posts a form and prints what became of each of its parts. */
async function post(label, path, body, headers = MULTIPART) {
  const answer = await request('POST', path, { body, headers });
  console.log(label, answer.status);
  console.log(answer.body.toString());
}

const picture = binary(300_000);
console.log('hash of the picture:', createHash('sha256').update(picture).digest('hex').slice(0, 16));
await post(
  'a form',
  '/form',
  multipart(field('title', 'ünï'), file('picture', 'a.png', 'image/png', picture), field('empty', '')),
);
await post(
  'names',
  '/form',
  multipart(
    file('one', '/etc/path/name.txt', 'text/plain', 'one'),
    file('two', 'C:\\\\path\\\\name.txt', 'text/plain', 'two'),
    file('three', 'quo\\"ted.txt', 'text/plain', 'three'),
    { head: "Content-Disposition: form-data; name=four; filename*=utf-8''n%C3%A4me.txt", body: 'four' },
    {
      head: 'content-disposition: FORM-DATA; NAME="five"\r\ncontent-type: text/plain; charset=latin1',
      body: Buffer.from('fünf', 'latin1'),
    },
    { head: 'Content-Disposition: form-data; name="six"\r\nContent-Transfer-Encoding: base64', body: 'c2l4' },
    { head: 'Content-Type: text/plain', body: 'a part without a name' },
  ),
);
await post('paths kept', '/paths', multipart(file('one', '/etc/path/näme.txt', 'text/plain', 'one')));
await post(
  'two files and one that is dropped',
  '/form',
  multipart(
    file('a', 'a.bin', 'application/octet-stream', picture.subarray(0, 70_000)),
    file('b', 'b.bin', 'application/x-dropped', picture.subarray(0, 70_000)),
    file(
      'c',
      'c.bin',
      'application/octet-stream',
      `--${BOUNDARY.slice(0, -1)}\r\n\r\n--${BOUNDARY.slice(2)}`,
    ),
  ),
);
await post(
  'limits',
  '/limited',
  multipart(
    field('long-name-of-a-field', 'x'),
    field('value', 'longer than ten bytes'),
    field('third', 'one too many'),
    file('large', 'large.bin', 'application/octet-stream', picture.subarray(0, 5000)),
    file('second', 'second.bin', 'application/octet-stream', 'x'),
    field('sixth', 'x'),
  ),
);
await post('urlencoded', '/form', 'a=1&b=x+y&c=%C3%BC&a=2', {
  'content-type': 'application/x-www-form-urlencoded',
});
await post('urlencoded, limited', '/limited', 'a=12345678901234&much-too-long=1&c=3', {
  'content-type': 'application/x-www-form-urlencoded',
});

await post('no parts', '/form', `--${BOUNDARY}--\r\n`);
await post('no boundary', '/form', 'x', { 'content-type': 'multipart/form-data' });
await post('no type', '/form', 'x', {});
await post('another type', '/form', '{}', { 'content-type': 'application/json' });
await post(
  'unexpected end',
  '/form',
  multipart(field('a', '1'), file('b', 'b', 'text/plain', 'cut')).subarray(0, -30),
);
await post('bad header', '/form', multipart({ head: 'Content Disposition: x', body: '1' }));
await breakOff(
  `POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: ${MULTIPART['content-type']}\r\nContent-Length: 5000`,
  multipart(field('a', '1'), file('b', 'b', 'text/plain', 'the beginning')).subarray(0, -30),
);

// The same form in chunks of seven bytes.
const body = multipart(field('a', '1'), file('b', 'b.txt', 'text/plain', 'in\r\nchunks')).toString();
const chunks = body.match(/[^]{1,7}/g).map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`);
const answer = await raw(
  `POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: ${MULTIPART['content-type']}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunks.join('')}0\r\n\r\n`,
);
console.log(answer.split('\r\n\r\n')[1]);
await stop();
