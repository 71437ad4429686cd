// The page that a program says it comes from: whole for the same origin, its origin for others, as the policy says.
// covers: fetch:option:referrer, fetch:option:referrerPolicy
import { ok, serve } from './lib/wire.mjs';

const policies = [
  '',
  'no-referrer',
  'origin',
  'unsafe-url',
  'same-origin',
  'strict-origin',
  'origin-when-cross-origin',
];
for (const referrerPolicy of policies) {
  for (const other of [undefined, 'http://other.example/page?q#hash']) {
    let seen;
    const answer = (socket, request) => {
      seen = /referer: .*/.exec(request)?.[0].replace(/127\.0\.0\.1:\d+/, 'HOST');
      socket.write(ok());
    };
    await serve({ answer }, async (url) => {
      const referrer = other ?? `${url}/ref?q#hash`;
      const response = await fetch(url, { referrer, referrerPolicy, mode: 'no-cors' });
      await response.text();
      console.log(JSON.stringify(referrerPolicy), other === undefined ? 'same origin' : 'other', seen);
    });
  }
}
