'use strict';
// Answers packed by compression before a plain http server: which coding is chosen, what is left as it is, streams that are
// flushed while they run, and downloads that are broken off.
// package: compression
// tried: gzip, deflate and identity by Accept-Encoding, threshold, filter, no-transform, content already encoded, Vary, ETag and 304, HEAD, large streams with back-pressure, flush of events, level and strategy, enforced encoding, gzip in and out, aborted download, keep-alive
// @peer after: listening
const http = require('node:http');
const { Readable } = require('node:stream');
const zlib = require('node:zlib');
const compression = require('compression');

const pack = {
  usual: compression(),
  always: compression({ threshold: 0 }),
  small: compression({
    level: 1,
    memLevel: 2,
    strategy: zlib.constants.Z_HUFFMAN_ONLY,
    chunkSize: 1024,
    threshold: '2kb',
  }),
  chosen: compression({ filter: (req, res) => req.url !== '/chosen?plain' && compression.filter(req, res) }),
  enforced: compression({ enforceEncoding: 'deflate' }),
};
const text = 'a line that comes again and again\n'.repeat(200);
const binary = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * i * 31) % 251));

let events;
let endlessIsClosed;
const answers = {
  '/text': (req, res) => res.end(text),
  '/short': (req, res) => res.end('short'),
  '/with-length': (req, res) => {
    res.setHeader('Content-Length', Buffer.byteLength(text));
    res.end(text);
  },
  '/picture': (req, res) => {
    res.setHeader('Content-Type', 'image/png');
    res.end(binary);
  },
  '/binary': (req, res) => {
    res.setHeader('Content-Type', 'application/wasm');
    res.end(binary);
  },
  '/no-transform': (req, res) => {
    res.setHeader('Cache-Control', 'public, no-transform');
    res.end(text);
  },
  '/encoded': (req, res) => {
    res.setHeader('Content-Encoding', 'gzip');
    res.end(zlib.gzipSync(text));
  },
  '/head-written': (req, res) => {
    res.writeHead(201, { 'Content-Type': 'text/plain', 'X-Head': 'written' });
    res.write(text.slice(0, 100));
    res.write(Buffer.from(text.slice(100)));
    res.end();
  },
  '/cached': (req, res) => {
    res.setHeader('ETag', '"abc"');
    if (req.headers['if-none-match'] === '"abc"') res.statusCode = 304;
    res.end(res.statusCode === 304 ? undefined : text);
  },
  '/nothing': (req, res) => {
    res.statusCode = 204;
    res.end();
  },
  '/large': (req, res) => Readable.from(Array.from({ length: 64 }, (_, i) => text + i)).pipe(res),
  '/echo': (req, res) =>
    req
      .pipe(zlib.createGunzip())
      .on('error', (error) => res.end(`${error.code} ${error.errno}`))
      .pipe(res),
  '/events': (req, res) => {
    res.setHeader('Content-Type', 'text/event-stream');
    res.write('data: the first\n\n');
    res.flush();
    events = res;
  },
  '/next-event': (req, res) => {
    events.write('data: the second\n\n');
    events.flush();
    events.end();
    res.end('sent');
  },
  '/endless': (req, res) => {
    const part = binary.subarray(0, 16 * 1024);
    const more = () => {
      while (!res.closed && res.write(part));
      if (!res.closed) res.once('drain', more);
    };
    endlessIsClosed = new Promise((resolve) => {
      res.on('close', () => {
        console.log('endless answer closed, finished:', res.writableFinished);
        resolve();
      });
    });
    more();
  },
  '/after-endless': (req, res) => endlessIsClosed.then(() => res.end('it is closed')),
  '/stop': (req, res) => {
    res.setHeader('Connection', 'close');
    res.end('bye');
    server.close(() => console.log('closed'));
  },
};

const server = http.createServer((req, res) => {
  const [, name, path] = /^\/([\w-]+)(\/.*?)?(?:\?|$)/.exec(req.url);
  const middleware = pack[name] ?? pack.usual;
  res.setHeader('Content-Type', 'text/plain');
  middleware(req, res, () => (answers[path ?? `/${name}`] ?? answers['/text'])(req, res));
});
server.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
