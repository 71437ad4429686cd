// The HTTP server on the host that the clients in this folder talk to. It prints each request as it came, byte counts
// and digests in place of long bodies, and ends when it is asked for /bye.
import { createHash } from 'node:crypto';
import http from 'node:http';
import zlib from 'node:zlib';

const LONG = 2000;
/** What is sent to those who ask for much: every line is another. */
const MUCH = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `line ${i} of a long answer\n`).join(''));

const masked = (text) =>
  text
    .replaceAll(/(?:127\.0\.0\.1|10\.0\.2\.2|localhost)(?::\d+)?/g, 'PEER')
    .replaceAll(/other\.test:\d+/g, 'OTHER');

function bodyText(body, boundary) {
  if (body.length === 0) return 'no body';
  const text = body.toString('latin1');
  const known = boundary === undefined ? text : text.replaceAll(boundary, 'BOUNDARY');
  if (body.length <= LONG) return masked(JSON.stringify(known));
  return `${body.length} bytes, sha256 ${createHash('sha256').update(known, 'latin1').digest('hex')}`;
}

function show(req, body) {
  const [, boundary] = /boundary="?([^";]+)/.exec(req.headers['content-type'] ?? '') ?? [];
  const lines = [`${req.method} ${masked(req.url)}`];
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const line = `  ${req.rawHeaders[i]}: ${req.rawHeaders[i + 1]}`;
    // A client offers Brotli and Zstandard where its zlib has them, and firmware's has not.
    const offered = /^ +accept-encoding:/i.test(line) ? line.replaceAll(/, (?:br|zstd)/g, '') : line;
    lines.push(masked(boundary === undefined ? offered : offered.replaceAll(boundary, 'BOUNDARY')));
  }
  lines.push(`  ${bodyText(body, boundary)}`);
  console.log(lines.join('\n'));
}

function json(res, status, value, headers = {}) {
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  res.end(JSON.stringify(value));
}

const packers = { gzip: zlib.gzipSync, deflate: zlib.deflateSync, raw: zlib.deflateRawSync };

const routes = {
  hello: (req, res) => res.end('hello'),
  json: (req, res) => json(res, 200, { list: [1, 2, 3], nested: { text: 'grüße', none: null } }),
  echo: (req, res, { body }) =>
    json(res, 200, {
      method: req.method,
      path: masked(req.url),
      type: req.headers['content-type']?.split(';')[0],
      body: body.toString('latin1').slice(0, 200),
    }),
  authorization: (req, res) =>
    json(res, 200, {
      authorization: req.headers.authorization ?? 'none',
      cookie: req.headers.cookie ?? 'none',
    }),
  status: (req, res, { rest }) =>
    json(
      res,
      Number(rest),
      { code: Number(rest), message: http.STATUS_CODES[rest] },
      { 'X-Reason': 'asked for' },
    ),
  empty: (req, res) => res.writeHead(204).end(),
  'not-json': (req, res) => {
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end('{ "broken": ');
  },
  redirect: (req, res, { rest, query }) => {
    res.writeHead(Number(rest), { Location: query.get('to') });
    res.end('elsewhere');
  },
  loop: (req, res) => res.writeHead(302, { Location: `/loop/${Number(req.url.split('/')[2]) + 1}` }).end(),
  cross: (req, res) =>
    res.writeHead(302, { Location: `http://other.test:${req.socket.localPort}/authorization` }).end(),
  silence: () => {},
  // One part of the body, and then nothing more.
  stall: (req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/plain' });
    res.write('the beginning');
  },
  packed: (req, res, { rest }) => {
    res.writeHead(200, {
      'Content-Encoding': rest === 'raw' ? 'deflate' : rest,
      'Content-Type': 'application/json',
    });
    res.end(packers[rest](JSON.stringify({ packed: rest, filler: 'abc'.repeat(1000) })));
  },
  'packed-badly': (req, res) => {
    res.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' });
    res.end('this is not gzip');
  },
  reset: (req) => req.socket.resetAndDestroy(),
  'hang-up': (req) => req.socket.destroy(),
  // Less than was said, and then the end.
  'cut-off': (req, res) => {
    res.writeHead(200, { 'Content-Length': '100', 'Content-Type': 'text/plain' });
    res.write('ten bytes.');
    setTimeout(() => req.socket.destroy(), 50);
  },
  // Chunks without the last one.
  'cut-short': (req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/plain' });
    res.write('ten bytes.');
    setTimeout(() => req.socket.destroy(), 50);
  },
  garbage: (req) => req.socket.end('HTTP/1.1 what is this\r\n\r\n'),
  much: (req, res, { query }) => {
    const headers = { 'Content-Type': 'text/plain' };
    if (query.has('length')) headers['Content-Length'] = String(MUCH.length);
    res.writeHead(200, headers);
    for (let at = 0; at < MUCH.length; at += 50_000) res.write(MUCH.subarray(at, at + 50_000));
    res.end();
  },
  cookies: (req, res) =>
    json(
      res,
      200,
      { cookie: req.headers.cookie ?? 'none' },
      { 'Set-Cookie': ['session=abc; Path=/; HttpOnly', 'theme=dark; Path=/'] },
    ),
  connection: (req, res, { connection }) => json(res, 200, connection),
  close: (req, res, { connection }) => json(res, 200, connection, { Connection: 'close' }),
  // 503 as often as the path says, and then 200.
  flaky: (req, res, { rest, asked }) =>
    asked <= Number(rest) ? json(res, 503, { asked }, { 'Retry-After': '0' }) : json(res, 200, { asked }),
};

/** Serves until somebody asks for /bye. `extra` has more routes, of the same form, and `onServer` gets the server. */
export function serve({ extra = {}, onServer } = {}) {
  const all = { ...routes, ...extra };
  const connections = new Map();
  const asked = new Map();
  const server = http.createServer({ keepAliveTimeout: 60_000 }, async (req, res) => {
    if (!connections.has(req.socket))
      connections.set(req.socket, { connection: connections.size + 1, request: 0 });
    const connection = connections.get(req.socket);
    connection.request += 1;
    const parts = [];
    try {
      for await (const part of req) parts.push(part);
    } catch (error) {
      console.log(`${req.method} ${masked(req.url)} broke off: ${error.code}`);
      return;
    }
    const body = Buffer.concat(parts);
    const url = new URL(req.url, 'http://host');
    const [, name, rest] = url.pathname.split('/');
    if (name === 'bye') {
      res.end('bye');
      server.close();
      server.closeAllConnections();
      return;
    }
    show(req, body);
    asked.set(req.url, (asked.get(req.url) ?? 0) + 1);
    const route = all[name];
    if (route === undefined) json(res, 404, { message: 'no such thing' });
    else route(req, res, { rest, body, connection, query: url.searchParams, asked: asked.get(req.url) });
  });
  onServer?.(server);
  server.listen(Number(process.env.PEER_PORT), '127.0.0.1');
}
