// The three that make a Response by a short way.
// covers: Response.json, Response.redirect, Response.error
import { inspect } from 'node:util';
import { report } from './lib/wire.mjs';

console.log(inspect(Response.json({ a: [1, 2] })));
console.log(await Response.json({ a: [1, 2] }).text());
console.log([...Response.json({}, { status: 202, headers: { 'content-type': 'x/y' } }).headers]);
console.log(inspect(Response.redirect('http://a/b')));
console.log(Response.redirect(new URL('http://a/ü'), 308).headers.get('location'));
console.log(inspect(Response.error()));
const attempts = {
  'json of nothing': () => Response.json(),
  'json of undefined': () => Response.json(undefined),
  'json of a function': () => Response.json(() => 1),
  'json 204': () => Response.json({}, { status: 204 }),
  'redirect with 300': () => Response.redirect('http://a/b', 300),
  'redirect to nowhere': () => Response.redirect(),
  'headers of a redirect': () => Response.redirect('http://a/').headers.set('a', 'b'),
  'headers of an error': () => Response.error().headers.append('a', 'b'),
};
for (const [label, attempt] of Object.entries(attempts)) await report(label, attempt);
