// A form on the wire: line ends are CRLF, quotes in names are escaped, a file has its type.
// covers: FormData, FormData#append
import { ok, serve } from './lib/wire.mjs';

const form = new FormData();
form.append('a', '1\n2\r3');
form.append('"\r\n', 'x');
form.append('f', new Blob(['abc'], { type: 'text/x' }));
form.append('g', new File(['d'], 'n".txt'));
form.append('h', new File([], ''), 'renamed');
await serve({ answer: ok('read'), print: true }, async (url) => {
  const response = await fetch(url, { method: 'POST', body: form });
  console.log(await response.text());
});
await serve({ answer: ok('read'), print: true }, async (url) => {
  const response = await fetch(url, { method: 'PUT', body: new FormData() });
  console.log(await response.text());
});
