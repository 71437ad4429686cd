// A body that is being sent: an abort ends the request, and so does an error of its stream.
// covers: fetch:option:signal, fetch:option:body
import { report, serve } from './lib/wire.mjs';

const silent = () => {};
await serve({ answer: silent }, (url) =>
  report('abort', async () => {
    const controller = new AbortController();
    let sent = 0;
    const body = new ReadableStream({
      async pull(stream) {
        stream.enqueue(new Uint8Array(10));
        sent += 1;
        if (sent === 3) controller.abort('stopped');
        if (sent === 6) stream.close();
        await new Promise((resolve) => setTimeout(resolve, 10));
      },
    });
    return fetch(url, { signal: controller.signal, method: 'POST', duplex: 'half', body });
  }),
);
await serve({ answer: silent }, (url) =>
  report('error of a stream', () => {
    const body = new ReadableStream({
      async pull() {
        await new Promise((resolve) => setTimeout(resolve, 20));
        throw new Error('mine');
      },
    });
    return fetch(url, { method: 'POST', duplex: 'half', body });
  }),
);
await serve({ answer: silent }, (url) =>
  report('error of an iterator', () => {
    async function* parts() {
      yield 'a';
      throw new Error('mine');
    }
    return fetch(url, { method: 'POST', duplex: 'half', body: parts() });
  }),
);
