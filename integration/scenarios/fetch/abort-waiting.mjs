// Aborted while the answer is awaited: by a controller, by a timeout, by the request's own signal.
// covers: fetch:option:signal, Request#signal
import { report, serve } from './lib/wire.mjs';

const silent = () => {};
await serve({ answer: silent }, (url) =>
  report('controller', () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    return fetch(url, { signal: controller.signal });
  }),
);
await serve({ answer: silent }, (url) =>
  report('timeout', () => fetch(url, { signal: AbortSignal.timeout(50) })),
);
await serve({ answer: silent }, (url) =>
  report('any', () =>
    fetch(url, { signal: AbortSignal.any([new AbortController().signal, AbortSignal.timeout(50)]) }),
  ),
);
await serve({ answer: silent }, (url) =>
  report('request', () => {
    const controller = new AbortController();
    const request = new Request(url, { signal: controller.signal });
    console.log(request.signal === controller.signal, request.signal.aborted);
    setTimeout(() => controller.abort({ toString: () => 'an object' }), 50);
    return fetch(request);
  }),
);
