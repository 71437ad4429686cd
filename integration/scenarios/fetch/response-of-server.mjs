// What a Response of the network says of itself, and how it is printed.
// covers: Response#status, Response#statusText, Response#ok, Response#type, Response#url, Response#redirected, Response#headers
import { inspect } from 'node:util';
import { ok, serve } from './lib/wire.mjs';

await serve(
  { answer: ok('{"a":1}', ['Content-Type: application/json', 'X-A: 1', 'x-a: 2'], '201 Made') },
  async (url) => {
    const response = await fetch(`${url}/path?q#fragment`);
    const { status, statusText, ok: good, type, redirected } = response;
    console.log(status, statusText, good, type, redirected, response.url.replace(/:\d+/, ''));
    console.log([...response.headers]);
    console.log(inspect(response).replace(/:\d+\//, '/'));
    try {
      response.headers.set('a', 'b');
    } catch (error) {
      console.log(error.name, error.message);
    }
    console.log(await response.json(), response.bodyUsed);
  },
);
await serve({ answer: ok('', [], '404 Not There') }, async (url) => {
  const response = await fetch(url);
  console.log(response.status, response.statusText, response.ok, JSON.stringify(await response.text()));
});
