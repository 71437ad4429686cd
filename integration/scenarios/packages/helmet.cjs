'use strict';
// The headers that helmet sets: all of them, some of them, some otherwise, and the options that it refuses.
// package: helmet
// tried: default headers, Content-Security-Policy with own directives, functions in directives and report only, HSTS, referrer policy, cross-origin policies, frame and download options, headers turned off and on, each middleware by itself, X-Powered-By removed, wrong options, before a plain http server and with express, error answers, keep-alive
// @peer after: listening
const http = require('node:http');
const express = require('express');
const helmet = require('helmet');

const forms = {
  usual: helmet(),
  otherwise: helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (req, res) => `'nonce-${res.nonce}'`],
        'img-src': 'data:',
        upgradeInsecureRequests: [],
        objectSrc: null,
      },
      reportOnly: true,
    },
    crossOriginEmbedderPolicy: { policy: 'credentialless' },
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    crossOriginResourcePolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: ['origin', 'unsafe-url'] },
    strictTransportSecurity: { maxAge: 1000.9, includeSubDomains: false, preload: true },
    xDnsPrefetchControl: { allow: true },
    xFrameOptions: { action: 'deny' },
    xPermittedCrossDomainPolicies: { permittedPolicies: 'by-content-type' },
    xXssProtection: false,
  }),
  none: helmet({ contentSecurityPolicy: false, strictTransportSecurity: false, xPoweredBy: false }),
  single: helmet.frameguard({ action: 'deny' }),
  late: helmet({ contentSecurityPolicy: { directives: { defaultSrc: [() => 'bad;value'] } } }),
};

for (const wrong of [
  () => helmet({ referrerPolicy: { policy: 'nonsense' } }),
  () => helmet({ strictTransportSecurity: { maxAge: -1 } }),
  () => helmet({ contentSecurityPolicy: { useDefaults: false, directives: {} } }),
  () => helmet({ contentSecurityPolicy: { directives: { 'default src': ["'self'"] } } }),
  () => helmet({ contentSecurityPolicy: { directives: { defaultSrc: ['self'] } } }),
  () => helmet({ contentSecurityPolicy: { directives: { defaultSrc: null } } }),
  () => helmet({ frameguard: { action: 'maybe' } }),
  () => helmet({ hsts: true, strictTransportSecurity: true }),
  () => helmet({ crossOriginOpenerPolicy: { policy: 'x' } }),
]) {
  try {
    wrong();
    console.log('taken');
  } catch (error) {
    console.log(error.name, error.message);
  }
}
console.log(helmet.contentSecurityPolicy.getDefaultDirectives());

const app = express();
app.set('env', 'production');
app.use('/express', helmet(), (req, res) => res.send('with express'));
app.use('/fails', helmet(), () => {
  throw new Error('with express');
});
const server = http.createServer((req, res) => {
  const name = req.url.slice(1);
  const form = forms[name];
  if (name === 'stop') {
    res.setHeader('Connection', 'close');
    res.end('bye');
    server.close(() => console.log('closed'));
  } else if (form === undefined) {
    app(req, res);
  } else {
    res.nonce = 'abc123';
    res.setHeader('X-Powered-By', 'by hand');
    form(req, res, (error) => {
      if (error) {
        res.statusCode = 500;
        console.log(error.message);
      }
      res.end(name);
    });
  }
});
server.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
