'use strict';
// A service of polka: routes and middleware before a plain http server, applications within applications.
// package: polka
// tried: routing, params, wildcards, query strings, global and mounted middleware, sub-applications, own http.Server, onError, onNoMatch, JSON in and out, streaming, HEAD, 404, errors thrown by next, two applications on one path, malformed JSON, aborted upload, keep-alive
// @peer after: listening
const http = require('node:http');
const { Readable } = require('node:stream');
const polka = require('polka');

function json(req, res, next) {
  if (req.headers['content-type'] !== 'application/json') return next();
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('error', (error) => console.log('body error:', error.code));
  req.on('end', () => {
    try {
      req.body = JSON.parse(Buffer.concat(chunks).toString());
    } catch (error) {
      next(Object.assign(new Error('that is no JSON'), { status: 400, cause: error }));
      return;
    }
    next();
  });
}
function send(res, data, status = 200) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(data));
}

const books = polka()
  .use((req, res, next) => {
    req.trail = [...(req.trail ?? []), 'books'];
    next();
  })
  .get('/', (req, res) =>
    send(res, { trail: req.trail, url: req.url, original: req.originalUrl, path: req.path }),
  )
  .get('/:id/pages/:page?', (req, res) => send(res, { trail: req.trail, params: req.params }))
  .delete('/:id', (req, res) => {
    res.statusCode = 204;
    res.end();
  });

const server = http.createServer();
const app = polka({
  server,
  onError(error, req, res, next) {
    console.log('error:', error.message, error.cause?.name, typeof next);
    send(res, { error: error.message ?? error }, error.status ?? 500);
  },
  onNoMatch: (req, res) => send(res, { no: `${req.method} ${req.path}` }, 404),
});
app
  .use(json, (req, res, next) => {
    req.trail = ['all'];
    res.setHeader('X-Powered-By', 'polka');
    next();
  })
  .use('/mounted', (req, res, next) => {
    if (req.query.stop) return res.end(`stopped at ${req.url} of ${req.originalUrl}`);
    req.trail.push('mounted');
    next();
  })
  .use('books', books)
  .get('/', (req, res) => res.end('hello'))
  .get('/query', (req, res) => send(res, { query: req.query, search: req.search }))
  .get('/files/*', (req, res) => send(res, req.params))
  .get('/movies/:title.mp4', (req, res) => send(res, req.params))
  .get('/mounted/here', (req, res) => send(res, { trail: req.trail, url: req.url }))
  .post('/echo', (req, res) => send(res, { body: req.body }, 201))
  .get('/stream', (req, res) => Readable.from(['one ', 'two ', 'three']).pipe(res))
  .all('/all', (req, res) => res.end(req.method))
  .get('/next', (req, res, next) => next(new Error('by next')))
  .get(
    '/chain',
    (req, res, next) => {
      req.trail.push('first');
      next();
    },
    (req, res) => res.end(req.trail.join(' ')),
  )
  .get('/throws', (req, res) => {
    try {
      JSON.parse('{');
    } catch (error) {
      app.onError(Object.assign(new Error('caught'), { cause: error }), req, res);
    }
  })
  .post('/stop', (req, res) => {
    res.setHeader('Connection', 'close');
    res.end('bye');
    server.close(() => console.log('closed'));
  });
try {
  app.get('/books/again', () => {});
} catch (error) {
  console.log(error.message);
}
console.log(polka().onNoMatch.length, app.server === server);
app.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
