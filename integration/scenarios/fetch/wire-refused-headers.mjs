// Headers that the client must decide about are refused before anything is sent.
// covers: fetch:option:headers
import { ok, report, serve } from './lib/wire.mjs';

const lists = [
  { 'transfer-encoding': 'chunked' },
  { expect: '100-continue' },
  { upgrade: 'x' },
  { 'keep-alive': 'x' },
  { 'content-length': '5' },
  { 'content-length': '3', 'content-type': 'a/b' },
];
for (const headers of lists) {
  await serve({ answer: ok(), print: true }, (url) =>
    report(Object.keys(headers), async () => {
      const { status } = await fetch(url, { method: 'POST', body: 'abc', headers });
      return status;
    }),
  );
}
