// A signal that is aborted already, or in the same turn: nothing is sent, and the reason is thrown.
// covers: fetch:option:signal
import { ok, report, serve } from './lib/wire.mjs';

let requests = 0;
const answer = (socket) => {
  requests += 1;
  socket.write(ok());
};
await serve({ answer }, async (url) => {
  await report('aborted', () => fetch(url, { signal: AbortSignal.abort() }));
  await report('reason', () => fetch(url, { signal: AbortSignal.abort('why') }));
  await report('same turn', () => {
    const controller = new AbortController();
    const promise = fetch(url, { signal: controller.signal });
    controller.abort(new Error('mine'));
    return promise;
  });
  await report('signal of a request', () => fetch(new Request(url, { signal: AbortSignal.abort('asked') })));
  await report('signal of init wins', async () => {
    const request = new Request(url, { signal: AbortSignal.abort('asked') });
    const response = await fetch(request, { signal: new AbortController().signal });
    return response.status;
  });
});
console.log(requests);
