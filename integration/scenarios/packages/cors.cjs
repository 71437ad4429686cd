'use strict';
// Answers for other origins by cors in an express application: every form of its options, preflights, and what it leaves alone.
// package: cors
// tried: default, fixed, listed, matched and computed origins, disabled, credentials, methods, allowed and exposed headers, max age, preflight and preflight passed on, options by request, errors of options, Vary, success status, keep-alive
// @peer after: listening
const express = require('express');
const cors = require('cors');

const app = express();
app.set('env', 'production');
app.disable('x-powered-by');
const forms = {
  usual: cors(),
  fixed: cors({ origin: 'http://a.test' }),
  listed: cors({ origin: ['http://a.test', /\.b\.test$/] }),
  matched: cors({ origin: /^http:\/\/a\./, credentials: true }),
  reflected: cors({ origin: true }),
  off: cors({ origin: false }),
  asked: cors({
    origin(origin, done) {
      if (origin === 'http://evil.test') done(new Error('not you'));
      else setTimeout(done, 1, null, origin === 'http://a.test');
    },
  }),
  headers: cors({
    allowedHeaders: ['X-One', 'X-Two'],
    exposedHeaders: 'X-Three',
    maxAge: 600,
    methods: ['GET', 'PATCH'],
  }),
  status: cors({ optionsSuccessStatus: 200 }),
  passed: cors({ preflightContinue: true }),
  byRequest: cors((req, done) => {
    if (req.query.fail) done(new Error('no options'));
    else done(null, { origin: req.query.origin ?? false, maxAge: 0 });
  }),
};
for (const [name, form] of Object.entries(forms)) {
  app.all(`/${name}`, form, (req, res) =>
    res.vary('Accept').set('X-Three', '3').send(`${req.method} ${name}`),
  );
}
app.get('/without', (req, res) => res.send('without'));
app.post('/stop', (req, res) => {
  res.set('Connection', 'close').send('bye');
  res.on('finish', () => server.close(() => console.log('closed')));
});
app.use((error, req, res, next) => {
  console.log('error:', req.path, error.message);
  res.status(403).send(error.message);
});
const server = app.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
