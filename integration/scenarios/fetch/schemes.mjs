// Schemes and ports that fetch does not do.
// covers: fetch
import { report } from './lib/wire.mjs';

const urls = [
  'about:blank',
  'file:///x',
  'ftp://a',
  'foo:bar',
  'ws://a',
  'javascript:1',
  'http://127.0.0.1:1/',
  'http://127.0.0.1:6000/',
  'http://127.0.0.1:10080/',
];
for (const url of urls) await report(url, () => fetch(url));
