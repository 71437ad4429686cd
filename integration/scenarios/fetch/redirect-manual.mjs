// Redirects that are not followed: given to the program, or an error.
// covers: fetch:option:redirect
import { ok, report, serve } from './lib/wire.mjs';

const answer = ok('moved', ['location: /next'], '301 Moved');
for (const redirect of ['manual', 'error']) {
  await serve({ answer }, (url) =>
    report(redirect, async () => {
      const response = await fetch(url, { redirect });
      const { status, type, redirected } = response;
      return [
        status,
        type,
        redirected,
        response.url.replace(/:\d+/, ''),
        response.headers.get('location'),
        await response.text(),
      ];
    }),
  );
}
await serve({ answer: ok('no place', [], '302 Found') }, (url) =>
  report('without location', async () => {
    const response = await fetch(url);
    return [response.status, response.redirected, await response.text()];
  }),
);
await serve({ answer: ok('choose', ['location: /x'], '300 Choices') }, (url) =>
  report('300', async () => {
    const response = await fetch(url);
    return [response.status, response.redirected, await response.text()];
  }),
);
