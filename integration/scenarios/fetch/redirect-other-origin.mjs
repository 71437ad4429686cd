// What is for one origin does not go to another: authorization and cookies stay behind.
// covers: fetch:option:headers
import { ok, serve } from './lib/wire.mjs';

const headers = { authorization: 'Basic eA==', cookie: 'a=1', 'x-own': 'y', 'proxy-authorization': 'z' };
await serve({ answer: ok('there'), print: true }, (other) =>
  serve({ answer: ok('', [`location: ${other}/far`], '307 Elsewhere') }, async (url) => {
    const response = await fetch(url, { headers });
    console.log(response.redirected, await response.text());
  }),
);
await serve(
  {
    answer: (socket, request, count) =>
      socket.write(count === 1 ? ok('', ['location: /near'], '307 Here') : ok('there')),
    print: true,
  },
  async (url) => {
    const response = await fetch(url, { headers });
    console.log(await response.text());
  },
);
