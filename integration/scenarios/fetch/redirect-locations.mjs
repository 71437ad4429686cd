// Where a location leads that is relative, whole, in another place or nowhere.
// covers: Response#url
import { ok, report, serve } from './lib/wire.mjs';

const places = [
  '/abs',
  'rel',
  '../up',
  '?query',
  '#hash',
  '//127.0.0.1:PORT/other',
  '',
  'http://',
  'ftp://a/',
  'data:,x',
  'http://u:p@127.0.0.1:PORT/',
];
for (const place of places) {
  await serve(
    {
      answer(socket, request, count) {
        const to = place.replace('PORT', socket.localPort);
        const [line] = request.split('\r\n');
        if (count > 1) console.log(line);
        socket.write(count === 1 ? ok('', [`location: ${to}`], '302 Found') : ok('there'));
      },
    },
    (url) =>
      report(place, async () => {
        const response = await fetch(`${url}/a/b/c#mine`);
        return [response.status, response.url.replace(/:\d+/, ''), await response.text()];
      }),
  );
}
