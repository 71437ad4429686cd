// The twenty-first redirect is an error.
// covers: fetch
import { ok, report, serve } from './lib/wire.mjs';

for (const most of [20, 21]) {
  let requests = 0;
  await serve(
    {
      answer(socket) {
        requests += 1;
        socket.write(requests > most ? ok('there') : ok('', ['location: /again'], '302 Found'));
      },
    },
    (url) => report(most, async () => (await fetch(url)).text()),
  );
  console.log(requests);
}
