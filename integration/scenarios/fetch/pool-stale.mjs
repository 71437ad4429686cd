// A server that closes each connection after its answer: the next request makes a new one.
// covers: fetch
import { ok, serve } from './lib/wire.mjs';

let connections = 0;
await serve(
  {
    answer(socket, request, count) {
      connections = count;
      socket.end(ok(`answer ${count}`, ['connection: close']));
    },
  },
  async (url) => {
    for (let count = 0; count < 3; count += 1) {
      const response = await fetch(url);
      console.log(await response.text());
    }
  },
);
console.log(connections);
