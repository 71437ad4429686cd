// A stream cannot be sent twice: a redirect that would send it again is an error, one to GET is not.
// covers: fetch:option:body, fetch:option:duplex
import { ok, report, serve } from './lib/wire.mjs';

for (const status of [307, 308, 303]) {
  await serve(
    {
      answer: (socket, request, count) =>
        socket.write(
          count === 1 ? ok('', ['location: /next'], `${status} Moved`) : ok(request.split(' ')[0]),
        ),
    },
    (url) =>
      report(status, async () => {
        const response = await fetch(url, { method: 'POST', duplex: 'half', body: new Blob(['x']).stream() });
        return response.text();
      }),
  );
}
await serve(
  {
    answer: (socket, request, count) =>
      socket.write(count === 1 ? ok('', ['location: /next'], '308 Moved') : ok(request.split('\r\n\r\n')[1])),
  },
  async (url) => {
    const response = await fetch(url, { method: 'POST', body: new Blob(['of a blob']) });
    console.log(await response.text());
  },
);
