// Redirects are followed: which method and body goes on for each status, and to where a location leads.
// covers: fetch:option:redirect, Response#redirected, Response#url
import { ok, serve } from './lib/wire.mjs';

const location = (to, status) => ok('moved', [`location: ${to}`], `${status} Moved`);

for (const status of [301, 302, 303, 307, 308]) {
  for (const method of ['GET', 'POST', 'PUT', 'HEAD']) {
    const hasBody = method === 'POST' || method === 'PUT';
    const seen = [];
    await serve(
      {
        answer(socket, request, count) {
          seen.push(
            `${request.split('\r\n')[0]} ${/content-\S+: .*/.exec(request)?.[0]} ${request.split('\r\n\r\n')[1]}`,
          );
          const text = count === 1 ? location('/next?q', status) : ok('there');
          socket.write(method === 'HEAD' ? text.replace(/(\r\n\r\n)[^]*/, '$1') : text);
          // After the answer to HEAD the client closes the connection.
        },
      },
      async (url) => {
        const response = await fetch(url, { method, body: hasBody ? 'body' : undefined, redirect: 'follow' });
        console.log(
          status,
          method,
          response.redirected,
          response.url.replace(/:\d+/, ''),
          await response.text(),
        );
        console.log(seen);
      },
    );
  }
}
