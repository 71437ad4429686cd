// How long compression takes: `npx efi-node run integration/bench/zlib.cjs`, and the same by `node`.
const http = require('node:http');
const { performance } = require('node:perf_hooks');
const zlib = require('node:zlib');
const compression = require('compression');

let text = '';
for (let id = 0; text.length < 2 ** 19; id++) {
  const name = `user-${(id * 7919) % 10_007}`;
  text += `${JSON.stringify({ id, name, active: id % 3 === 0, score: (id * 31) % 997, tags: ['a', 'b', `t${id % 50}`] })}\n`;
}
const data = Buffer.from(text.slice(0, 2 ** 19));
const answer = data.subarray(0, 10_240);

/** Prints the milliseconds of one of so many runs. */
function measure(what, times, run) {
  const start = performance.now();
  for (let time = 0; time < times; time++) run();
  console.log(what, ((performance.now() - start) / times).toFixed(2));
}

function get(port) {
  return new Promise((resolve) => {
    http.get({ port, headers: { 'accept-encoding': 'gzip' } }, (response) =>
      response.resume().on('end', resolve),
    );
  });
}

async function measureAnswers() {
  const pack = compression();
  const server = http.createServer((request, response) =>
    pack(request, response, () => response.setHeader('content-type', 'application/json').end(answer)),
  );
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  await get(port);
  const start = performance.now();
  for (let time = 0; time < 20; time++) await get(port);
  console.log('a packed answer of 10 KiB', ((performance.now() - start) / 20).toFixed(2));
  server.close();
}

/** Immediates run while a buffer is packed: how long the longest of them has waited. */
async function measureTurns() {
  const start = performance.now();
  let last = start;
  let longest = 0;
  const turn = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  await new Promise((resolve) => zlib.gzip(data, resolve));
  clearImmediate(next);
  console.log(
    'gzip of 512 KiB, later',
    (performance.now() - start).toFixed(2),
    'longest turn',
    longest.toFixed(2),
  );
}

const packed = zlib.gzipSync(data);
measure('gzip of 512 KiB', 1, () => zlib.gzipSync(data));
measure('gunzip of 512 KiB', 1, () => zlib.gunzipSync(packed));
measure('crc32 of 512 KiB', 1, () => zlib.crc32(data));
measure('20 times createGzip', 1, () => Array.from({ length: 20 }, () => zlib.createGzip()));
measure('gzip of 10 KiB', 10, () => zlib.gzipSync(answer));
measure('deflateRaw of 100 bytes', 20, () => zlib.deflateRawSync(data.subarray(0, 100)));
void measureTurns().then(measureAnswers);
