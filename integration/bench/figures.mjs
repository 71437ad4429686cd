// What is measured, by suite: the program that runs against the yardstick, and its figures.
import { downloadRate, echoRate, echoTimes, requestRate, uploadRate, withIdle } from './load.mjs';

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const ROUND_TRIPS = 300;
const IDLE = 200;

/** Bulk long enough for the round trips that are made meanwhile. */
async function whileBulk(start, at) {
  const { running, stop } = start();
  const times = await echoTimes(at, ROUND_TRIPS);
  stop();
  await running;
  return median(times);
}

/** A transfer again and again until it is told to stop. */
function repeated(transfer) {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) await transfer();
  })();
  return { running, stop: () => stopping.abort() };
}

export const suites = {
  http: {
    program: 'http-server.js',
    title: 'node:http',
    async measure(at, { connections, requests, bytes }) {
      await requestRate(at, connections, Math.ceil(requests / 4)); // warms up both sides
      return {
        'requests/s': await requestRate(at, connections, requests),
        'upload MB/s': (await uploadRate(at, bytes)) / 1e6,
        'download MB/s': (await downloadRate(at, bytes)) / 1e6,
      };
    },
  },
  net: {
    program: 'net-server.js',
    title: 'node:net',
    async measure(at, { connections, requests, bytes }) {
      await echoRate(at, connections, Math.ceil(requests / 4));
      const piece = Math.min(bytes, 8 << 20);
      const alone = await echoRate(at, 1, Math.ceil(requests / 2));
      return {
        'echoes/s': await echoRate(at, connections, requests),
        'upload MB/s': (await uploadRate(at, bytes)) / 1e6,
        'download MB/s': (await downloadRate(at, bytes)) / 1e6,
        'round trip, ms': median(await echoTimes(at, ROUND_TRIPS)),
        'round trip while uploading, ms': await whileBulk(() => repeated(() => uploadRate(at, piece)), at),
        'round trip while downloading, ms': await whileBulk(
          () => repeated(() => downloadRate(at, piece)),
          at,
        ),
        'round trip while 8 others echo, ms': await whileBulk(
          () => repeated(() => echoRate(at, 8, 1000)),
          at,
        ),
        'one busy socket, echoes/s': alone,
        [`one busy and ${IDLE} idle, echoes/s`]: await withIdle(at, IDLE, () =>
          echoRate(at, 1, Math.ceil(requests / 2)),
        ),
      };
    },
  },
};
