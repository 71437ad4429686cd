'use strict';
// Every parser of body-parser before a plain http server: what it takes, what it turns it into, and what it says of bodies
// that are too large, broken off, of a wrong length, packed, or not what they say they are.
// package: body-parser
// tried: JSON strict and not, reviver, verify, urlencoded simple and extended, text charsets, raw bytes, gzip and deflate in, limits after unpacking, type functions, malformed JSON, wrong length, unknown charset and encoding, aborted upload, chunked bodies, bodies already read
// @peer after: listening
const http = require('node:http');
const bodyParser = require('body-parser');

const parsers = {
  json: bodyParser.json(),
  loose: bodyParser.json({ strict: false, type: '*/*' }),
  revived: bodyParser.json({ reviver: (key, value) => (key === 'date' ? new Date(value).getTime() : value) }),
  small: bodyParser.json({ limit: 20 }),
  large: bodyParser.json({ limit: '1mb' }),
  vendor: bodyParser.json({ type: ['application/*+json', 'json'] }),
  verified: bodyParser.json({
    verify(req, res, bytes, encoding) {
      if (bytes[0] === 0x5b) throw new Error(`no lists (${encoding})`);
    },
  }),
  packed: bodyParser.json({ inflate: false }),
  form: bodyParser.urlencoded(),
  extended: bodyParser.urlencoded({ extended: true, depth: 3 }),
  few: bodyParser.urlencoded({ parameterLimit: 2 }),
  text: bodyParser.text({ type: (req) => req.headers['x-type'] === 'text', defaultCharset: 'utf-8' }),
  raw: bodyParser.raw({ type: 'image/*', limit: '300kb' }),
};

function described(body) {
  if (Buffer.isBuffer(body)) return `${body.length} bytes, from ${body[0]} to ${body.at(-1)}`;
  return JSON.stringify(body) ?? 'undefined';
}

const server = http.createServer((req, res) => {
  const name = req.url.slice(1);
  const parse = parsers[name];
  if (parse === undefined) {
    res.setHeader('Connection', 'close');
    res.end('bye');
    server.close(() => console.log('closed'));
    return;
  }
  parse(req, res, (error) => {
    console.log(
      name,
      error ? `${error.name} ${error.type} ${error.status} expose ${error.expose}` : 'parsed',
    );
    res.statusCode = error?.status ?? 200;
    res.setHeader('Content-Type', 'text/plain; charset=utf-8');
    if (error)
      res.end(`${error.message}\n${[error.expected, error.received, error.length, error.limit].join(' ')}`);
    else parse(req, res, () => res.end(described(req.body)));
  });
});
server.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
