import http from 'node:http';
import zlib from 'node:zlib';
import { binary, described, request, stop } from './lib/requests.mjs';

const UNPACK = { gzip: zlib.gunzipSync, deflate: zlib.inflateSync };

/** How a packed answer looks may differ, what is in it may not. */
async function ask(path, coding, { method = 'GET', headers = {}, body } = {}) {
  const all = coding === undefined ? headers : { 'accept-encoding': coding, ...headers };
  const answer = await request(method, path, { headers: all, body });
  const {
    'content-encoding': used,
    'content-length': length,
    'transfer-encoding': transfer,
    vary,
    etag,
  } = answer.headers;
  console.log(`${method} ${path}, accepts ${coding} -> ${answer.status}`);
  console.log(
    ' ',
    [used, used === undefined ? length : transfer, vary, etag, answer.headers['x-head']].join(', '),
  );
  const whole = used === undefined || answer.body.length === 0 ? answer.body : UNPACK[used](answer.body);
  if (answer.body.length < whole.length) console.log('  smaller than what is in it');
  console.log(' ', described(whole));
}

for (const coding of [
  undefined,
  'gzip',
  'deflate',
  'identity',
  'gzip;q=0.5, deflate;q=0.8',
  'gzip;q=0, *;q=0',
  'zstd',
]) {
  await ask('/usual', coding);
}
await ask('/short', 'gzip');
await ask('/always/short', 'gzip');
await ask('/with-length', 'gzip');
await ask('/picture', 'gzip');
await ask('/binary', 'gzip');
await ask('/no-transform', 'gzip');
await ask('/encoded', 'deflate, gzip');
await ask('/head-written', 'gzip');
await ask('/cached', 'gzip');
await ask('/cached', 'gzip', { headers: { 'if-none-match': '"abc"' } });
await ask('/nothing', 'gzip');
await ask('/usual', 'gzip', { method: 'HEAD' });
await ask('/small', 'gzip');
await ask('/small/large', 'gzip');
await ask('/large', 'gzip');
await ask('/large', 'deflate');
await ask('/chosen', 'gzip');
await ask('/chosen?plain', 'gzip');
await ask('/enforced');
const bytes = binary(200_000);
await ask('/echo', 'gzip', { method: 'POST', body: zlib.gzipSync(bytes) });
await ask('/echo', 'gzip', { method: 'POST', body: 'this is not gzip' });
await ask('/echo', 'gzip', { method: 'POST', body: zlib.gzipSync(bytes).subarray(0, 1000) });

// What was flushed is there before the answer ends.
await new Promise((resolve) => {
  http.get(
    {
      port: process.env.SCENARIO_PORT,
      path: '/events',
      headers: { 'accept-encoding': 'gzip' },
      agent: false,
    },
    (answer) => {
      const unpacked = answer.pipe(zlib.createGunzip());
      unpacked.once('data', (chunk) => {
        console.log('event:', JSON.stringify(String(chunk)));
        void request('GET', '/next-event').then(({ body }) => console.log(String(body)));
        unpacked.on('data', (more) => console.log('event:', JSON.stringify(String(more))));
      });
      unpacked.on('end', resolve);
    },
  );
});
await new Promise((resolve) => {
  const message = http.get(
    {
      port: process.env.SCENARIO_PORT,
      path: '/endless',
      headers: { 'accept-encoding': 'gzip' },
      agent: false,
    },
    (answer) => answer.once('data', () => message.destroy()),
  );
  message.on('error', () => {});
  message.on('close', resolve);
});
await ask('/after-endless');
await stop();
