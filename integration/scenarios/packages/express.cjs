'use strict';
// A service as it is written with express: routers, parameters, bodies, content negotiation, cookies, streams, views,
// and every way in which a handler can go wrong.
// package: express
// tried: routing, params, query strings, routers, JSON in and out, forms, text and bytes, cookies, redirects, content negotiation, ETag and 304, streaming, static files, sendFile, download, views, error handlers, default error page, 404, 413, HEAD, OPTIONS, aborted upload, trust proxy, keep-alive
// @peer after: listening
const fs = require('node:fs');
const path = require('node:path');
const { Readable } = require('node:stream');
const express = require('express');

const app = express();
app.set('env', 'production');
app.set('query parser', 'extended');
app.set('json spaces', 1);
app.set('trust proxy', true);
app.locals.service = 'shop';
app.engine('text', (file, options, done) =>
  fs.readFile(file, 'utf8', (error, text) =>
    done(
      error,
      text?.replace(/{{(\w+)}}/g, (_, name) => options[name]),
    ),
  ),
);
app.set('views', path.join(__dirname, 'lib', 'views'));
app.set('view engine', 'text');

app.use((req, res, next) => {
  res.locals.seen = `${req.method} ${req.originalUrl}`;
  res.set('X-Served-By', app.locals.service);
  next();
});
app.use(express.json({ limit: '1kb' }));
app.use(express.urlencoded({ extended: true }));
app.use(express.text({ type: 'text/*' }));
app.use(express.raw({ type: 'application/octet-stream', limit: '200kb' }));

app.get('/', (req, res) => res.send('<h1>shop</h1>'));
app.get('/query', (req, res) => res.json(req.query));
app.post('/echo', (req, res) =>
  res
    .status(201)
    .location('/echo/1')
    .json({ type: req.get('content-type'), body: req.body }),
);
app.post('/bytes', (req, res) => res.send(Buffer.from(req.body).reverse()));

const items = express.Router({ mergeParams: true, caseSensitive: true });
items.param('item', (req, res, next, item) => {
  req.item = { id: Number(item) };
  next(Number.isInteger(req.item.id) ? undefined : Object.assign(new Error('no such item'), { status: 404 }));
});
items
  .route('/:item')
  .all((req, res, next) => {
    res.set('X-Item', String(req.item.id));
    next();
  })
  .get((req, res) => res.json({ shop: req.params.shop, item: req.item, base: req.baseUrl, url: req.url }))
  .put((req, res) => res.status(200).json({ replaced: req.item.id, by: req.body }))
  .delete((req, res) => res.sendStatus(204));
items.get('/', (req, res) => res.links({ next: '/page/2', last: '/page/9' }).json([]));
app.use('/shops/:shop/items', items);

app.get('/files/*path', (req, res) => res.json(req.params));
app.get('/optional{/:part}', (req, res) => res.json({ ...req.params }));
app.get(/^\/v(\d+)\.(\d+)$/, (req, res) => res.json({ ...req.params }));
app.get(['/one', '/two'], (req, res, next) =>
  req.query.skip ? next('route') : res.send(`route ${req.path}`),
);
app.get('/one', (req, res) => res.send('the second route'));

app.get('/about-me', (req, res) =>
  res.json({
    ip: req.ip,
    ips: req.ips,
    protocol: req.protocol,
    secure: req.secure,
    hostname: req.hostname,
    subdomains: req.subdomains,
    xhr: req.xhr,
    fresh: req.fresh,
    accepts: [
      req.accepts('json', 'html'),
      req.acceptsEncodings('gzip', 'br'),
      req.acceptsLanguages('de', 'en'),
    ],
    is: [req.is('json'), req.is('text/*')],
    range: req.range(100),
  }),
);
app.get('/negotiated', (req, res) =>
  res.format({
    text: () => res.send('text'),
    html: () => res.send('<p>html</p>'),
    json: () => res.json({ json: true }),
    default: () => res.status(406).send('none of these'),
  }),
);
app.get('/cookies', (req, res) =>
  res
    .cookie('plain', 'a b', { httpOnly: true, path: '/x' })
    .cookie('object', { n: 1 }, { expires: new Date(0), sameSite: 'strict' })
    .clearCookie('old')
    .send('baked'),
);
app.get('/old', (req, res) => res.redirect(301, '/new?x=ü'));
app.get('/attached', (req, res) =>
  res.attachment('Zürich report.csv').vary('Origin').append('X-Many', ['a', 'b']).send('a,b\n'),
);
app.get('/jsonp', (req, res) => res.jsonp({ html: '<script>', line: '\u2028' }));
app.get('/cached', (req, res) =>
  res.type('txt').set('Last-Modified', 'Wed, 01 Jan 2025 00:00:00 GMT').send('the same each time'),
);
app.get('/view', (req, res) => res.render('front', { who: 'you' }));
app.get('/no-view', (req, res) => res.render('nowhere'));
const site = path.join(__dirname, 'lib', 'site');
app.use('/static', express.static(site, { maxAge: '1h', index: false }));
app.get('/sent/*name', (req, res, next) =>
  res.sendFile(req.params.name.join('/'), { root: site, headers: { 'X-Sent': 'yes' } }, (error) => {
    if (error) next(error);
  }),
);
app.get('/download', (req, res) => res.download(path.join(site, 'data.json'), 'däta.json'));
app.get('/stream', (req, res) => {
  res.type('text/plain');
  Readable.from(['one\n', 'two\n', 'three\n']).pipe(res);
});
app.get('/large', (req, res) => {
  const part = Buffer.alloc(16 * 1024, 'large ');
  for (let i = 0; i < 20; i++) res.write(part);
  res.end();
});
app.get('/locals', (req, res) => res.json(res.locals));

app.get('/environment/:name', (req, res) => res.send(`now ${app.set('env', req.params.name).get('env')}`));
app.get('/throws', () => {
  throw new Error('thrown');
});
app.get('/rejects', async () => {
  await new Promise((resolve) => setTimeout(resolve, 1));
  throw Object.assign(new Error('rejected'), {
    status: 418,
    headers: { 'X-Reason': 'teapot' },
    expose: true,
  });
});
app.get('/handled', (req, res, next) => next(Object.assign(new TypeError('handled'), { handled: true })));
app.get('/twice', (req, res) => {
  res.send('once');
  try {
    res.send('twice');
  } catch (error) {
    console.log('second send:', error.code);
  }
});
app.get('/late', (req, res) => {
  res.write('the beginning');
  throw new Error('after the head');
});
app.post('/upload', (req, res) => {
  req.on('data', (chunk) => console.log('upload:', chunk.length > 0));
  req.on('aborted', () => console.log('upload aborted'));
  req.on('error', (error) => console.log('upload error:', error.code));
  req.on('close', () => console.log('upload closed, complete:', req.complete));
});
app.post('/stop', (req, res) => {
  res.set('Connection', 'close').send('bye');
  res.on('finish', () => server.close(() => console.log('closed')));
});
app.use((error, req, res, next) => {
  if (!error.handled && !error.type) return next(error);
  res.status(error.status ?? 500).json({ name: error.name, type: error.type, message: error.message });
});

const server = app.listen(Number(process.env.SCENARIO_PORT), (error) => console.log(error ?? 'listening'));
