// A hash as a stream: piped into, read from, in a pipeline.
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const parts = ['one ', 'two ', 'three'];
const piped = createHash('sha256');
piped.setEncoding('hex');
Readable.from(parts).pipe(piped);
for await (const digest of piped) console.log('piped', digest);

const hash = createHash('sha1');
await pipeline(Readable.from(parts), hash);
console.log('after a pipeline', hash.read().toString('hex'), hash.read());
try {
  hash.digest();
} catch (error) {
  console.log(error.code);
}

const written = createHash('md5', { encoding: 'utf8' });
written.write('00ff', 'hex');
written.write(Buffer.from('ab'));
written.end('z');
await once(written, 'readable');
console.log('written', written.read());

const hmac = createHmac('sha256', 'key');
hmac.end('data');
const [digest] = await once(hmac, 'data');
console.log('hmac', digest.toString('base64'));

const updated = createHash('sha1');
updated.update('by update, ');
updated.end('by end');
console.log('both', (await updated.toArray())[0].toString('hex'));

const late = createHash('sha1');
late.update('x');
late.digest();
late.on('error', (error) => console.log('late', error.code, error.message));
late.end('y');
