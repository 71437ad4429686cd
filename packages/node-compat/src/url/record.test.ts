import { expect, test } from 'vitest';
import { parseUrl } from './record.ts';

const hosts = [
  'a',
  'localhost',
  'Example.COM',
  'a.b-c.d',
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '1',
  'a..b',
  'a.',
  '-a',
  '[::1]',
  'xn--espaa-rta.com',
  'ex_a.com',
  '256.256.256.256',
  'a.09',
  '',
];
const ports = ['', ':80', ':8080', ':0080', ':443', ':65536', ':', ':0'];
const paths = [
  '',
  '/',
  '/a/b',
  '/a/../b',
  '/./x',
  '/%2e%2E/x',
  '/a//b',
  '/a b',
  "/it's",
  '/%zz',
  '/a|b',
  '/é',
  '//',
  '/a;b=c',
  '/..x',
  '/x/.',
];
const queries = ['', '?', '?a=1&b=%20', "?it's", '?a b', '?é', '?x#y'];
const fragments = ['', '#', '#top', '#a b', '#"x"'];
const protocols = ['http:', 'https:', 'ws:', 'HTTP:', 'ftp:', 'file:', 'x:'];

function native(input: string, base?: string): Record<string, string> | undefined {
  try {
    const { protocol, username, password, hostname, port, pathname, search, hash, origin, href } = new URL(
      input,
      base,
    );
    return { protocol, username, password, hostname, port, pathname, search, hash, origin, href };
  } catch {
    return undefined;
  }
}

test('absolute URLs are taken apart as the standard says', () => {
  for (const protocol of protocols)
    for (const host of hosts)
      for (const port of ports)
        for (const path of paths) {
          const input = `${protocol}//${host}${port}${path}`;
          expect(parseUrl(input, undefined), input).toEqual(native(input));
        }
});

test('queries and fragments', () => {
  for (const path of paths)
    for (const query of queries)
      for (const fragment of fragments) {
        const input = `http://a:81${path}${query}${fragment}`;
        expect(parseUrl(input, undefined), input).toEqual(native(input));
      }
});

test('relative URLs', () => {
  for (const base of ['http://a/b/c?d#e', 'http://a:80', 'https://u:p@a/b', 'x:y', 'file:///a', 'nonsense'])
    for (const path of [...paths, 'x', '../x', '?q', '#h', '\\x', 'http://other/'])
      for (const query of queries) {
        const input = path + query;
        expect(parseUrl(input, base), `${input} on ${base}`).toEqual(native(input, base));
      }
});
