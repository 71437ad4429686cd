// data: URLs are read without a network.
// covers: fetch
import { report } from './lib/wire.mjs';

const urls = [
  'data:,hi%20x',
  'data:text/html;base64,aGk=',
  'data:;base64,%20aGk',
  'data:text/plain;charset=utf-8,x',
  'data:,é',
  'data:a/b,x#fragment',
  'data:image/gif;x="y z",',
  'data:;base64,a',
  'data:x',
  'data:nonsense,x',
];
for (const url of urls) {
  await report(url, async () => {
    const response = await fetch(url);
    return [
      response.status,
      response.url,
      response.type,
      response.headers.get('content-type'),
      await response.text(),
    ];
  });
}
