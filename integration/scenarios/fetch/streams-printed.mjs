// How bodies and streams are printed.
// covers: Response#body
import { inspect } from 'node:util';

console.log(inspect(new Response('x').body));
console.log(inspect(new ReadableStream()), inspect(new WritableStream()));
console.log(inspect(new TransformStream()));
const response = new Response('x');
await response.text();
console.log(inspect(response));
console.log(
  inspect(
    {
      r: new Response(),
      q: new Request('http://a'),
      h: new Headers({ a: '1' }),
      f: new FormData(),
      b: new Blob(),
    },
    { depth: 0 },
  ),
);
