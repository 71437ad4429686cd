'use strict';
// Middleware in a row with connect: mounting, errors that walk along the row, and its last word when nobody answers.
// package: connect
// tried: middleware order, mounting by path and trailing slash, applications and servers in applications, error middleware, default error page, development and production, errors with status and headers, errors after the head, 404, HEAD, JSON in and out, streaming, double end, malformed paths, aborted upload, keep-alive
// @peer after: listening
process.env.NODE_ENV = 'production';
const http = require('node:http');
const { Readable } = require('node:stream');
const connect = require('connect');

const app = connect();
app.use((req, res, next) => {
  req.trail = [`${req.method} ${req.url}`];
  next();
});
app.use('/trail', (req, res, next) => {
  req.trail.push(`mounted ${req.url} of ${req.originalUrl}`);
  next();
});
app.use('/trail/deep', (req, res) => res.end([...req.trail, `deep ${req.url}`].join('\n')));
app.use('/TRAIL', (req, res) => res.end([...req.trail, 'the end'].join('\n')));

const inner = connect();
inner.use('/app', (req, res, next) =>
  req.url === '/pass' ? next() : res.end(`inner ${req.url} ${req.originalUrl}`),
);
inner.use('/fails', () => {
  throw new Error('inner');
});
inner.use((error, req, res, next) => {
  error.inner = true;
  next(error);
});
app.use('/inner', inner);
app.use(
  '/server',
  http.createServer((req, res) => res.end(`a server in an application ${req.url}`)),
);

app.use('/echo', (req, res, next) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('error', (error) => console.log('body error:', error.code));
  req.on('end', () => {
    try {
      res.setHeader('Content-Type', 'application/json');
      res.end(JSON.stringify({ got: JSON.parse(Buffer.concat(chunks).toString()) }));
    } catch {
      next(Object.assign(new Error('that is no JSON'), { status: 400, headers: { 'X-Reason': 'json' } }));
    }
  });
});
app.use('/stream', (req, res) => Readable.from(['one ', 'two ', 'three']).pipe(res));
app.use('/hello', (req, res) => {
  res.setHeader('Content-Type', 'text/plain');
  res.setHeader('Content-Length', 5);
  res.end(req.method === 'HEAD' ? undefined : 'hello');
});
app.use('/throws', () => {
  throw new TypeError('thrown');
});
app.use('/status', (req, res, next) =>
  next(Object.assign(new Error('a <b>secret</b>'), { statusCode: 503, headers: { 'Retry-After': '5' } })),
);
app.use('/odd-status', (req, res, next) => next(Object.assign(new Error('odd'), { status: 299 })));
app.use('/set-status', (req, res, next) => {
  res.statusCode = 507;
  next(new Error('with the status of the answer'));
});
app.use('/text', (req, res, next) => next('only a text'));
app.use('/handled', (req, res, next) => next(Object.assign(new Error('handled'), { handled: true })));
app.use('/late', (req, res, next) => {
  res.write('the beginning');
  next(new Error('after the head'));
});
app.use('/twice', (req, res) => {
  res.on('error', (error) => console.log('error of the answer:', error.code));
  res.end('once');
  res.end('twice', (error) => console.log('second end:', error?.code));
  try {
    res.setHeader('X-Late', '1');
  } catch (error) {
    console.log('late header:', error.code);
  }
});
app.use('/stop', (req, res) => {
  res.setHeader('Connection', 'close');
  res.end('bye');
  server.close(() => console.log('closed'));
});
app.use((error, req, res, next) => {
  console.log('error:', error.message ?? error, error.inner === true);
  if (!error.handled) return next(error);
  res.statusCode = 500;
  res.end('handled');
});
app.use((req, res, next) => {
  res.setHeader('X-Nobody', 'answered');
  next();
});

const server = app.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
