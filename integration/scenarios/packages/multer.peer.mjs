import { createHash } from 'node:crypto';
import { field, file, MULTIPART, multipart } from './lib/multipart.mjs';
import { agent, binary, breakOff, request, show, stop } from './lib/requests.mjs';

async function post(label, path, parts) {
  const answer = await request('POST', path, { body: multipart(...parts), headers: MULTIPART });
  console.log(label, answer.status);
  console.log(' ', answer.body.toString());
}

const picture = binary(300_000);
const image = (name, size, type = 'image/png') => file(name, `${name}.png`, type, picture.subarray(0, size));
console.log('hash of the picture:', createHash('sha256').update(picture).digest('hex'));

await post('single', '/single', [field('title', 'ünï'), image('picture', 300_000)]);
await post('single without the file', '/single', [field('title', 'x')]);
await post('single with another', '/single', [image('other', 10)]);
await post('array', '/array', [
  image('pictures', 10),
  image('pictures', 20),
  field('tags[]', 'a'),
  field('tags[]', 'b'),
]);
await post('array with one too many', '/array', [
  image('pictures', 10),
  image('pictures', 20),
  image('pictures', 30),
]);
await post('fields', '/fields', [
  image('front', 10),
  image('back', 20),
  image('back', 30),
  field('a[b][c]', 'deep'),
]);
await post('none', '/none', [field('a', '1'), field('a', '2'), field('__proto__[x]', 'y')]);
await post('none with a file', '/none', [image('picture', 10)]);
await post('any', '/any', [image('one', 0), image('two', 1)]);
await post('filtered', '/pictures', [image('pictures', 10), image('pictures', 10, 'text/plain')]);
await post('refused by the filter', '/pictures', [image('pictures', 10, 'image/evil')]);
await post('hashed', '/hashed', [image('picture', 300_000)]);
show(
  'back',
  await request('POST', '/back', { body: multipart(image('picture', 300_000)), headers: MULTIPART }),
);

await post('a large file', '/limited', [image('a', 1001)]);
await post('many files', '/limited', [image('a', 1), image('b', 1), image('c', 1)]);
await post('many fields', '/limited', [field('a', '1'), field('b', '2'), field('c', '3')]);
await post('a long field', '/limited', [field('a', 'x'.repeat(30))]);
await post('a long name', '/limited', [field('a-name-that-is-long', 'x')]);
await post('a field without a name', '/any', [{ head: 'Content-Disposition: form-data', body: 'x' }]);

// A form as fetch sends it, with a boundary of its own.
const form = new FormData();
form.set('title', 'from fetch');
form.set('picture', new File([picture], 'fetched.bin', { type: 'application/octet-stream' }));
const fetched = await fetch(`http://127.0.0.1:${process.env.SCENARIO_PORT}/single`, {
  method: 'POST',
  body: form,
  headers: { connection: 'close' },
});
console.log('fetch', fetched.status, await fetched.text());

show('not a form', await request('POST', '/any', { body: { a: 1 } }));
const cut = multipart(field('a', '1'), image('picture', 100)).subarray(0, -40);
show('unexpected end', await request('POST', '/any', { body: cut, headers: MULTIPART }));
show(
  'no boundary',
  await request('POST', '/any', { body: 'x', headers: { 'content-type': 'multipart/form-data' } }),
);
await breakOff(
  `POST /any HTTP/1.1\r\nHost: x\r\nContent-Type: ${MULTIPART['content-type']}\r\nContent-Length: 5000`,
  cut,
);

const last = await request('POST', '/none', { body: multipart(), headers: MULTIPART, agent });
console.log('the connection was used again:', last.reused, last.status);
await stop();
