'use strict';
// A log of requests by morgan: formats of its own and by name, tokens, answers that are skipped, logged at once or broken off.
// package: morgan
// tried: format strings, compiled formats, format functions, own tokens, predefined formats without their times, dev colours, skip, immediate, stream, request and response headers, status of broken off answers, remote address and user, HTTP versions, several logs at once, keep-alive
// @peer after: listening
const http = require('node:http');
const { PassThrough } = require('node:stream');
const morgan = require('morgan');

const lines = [];
const stream = { write: (line) => lines.push(line) };

morgan.token('id', (req) => req.headers['x-id']);
morgan.token('arg', (req, res, arg) => `<${arg}>`);
morgan.token('type', (req) => req.headers['content-type']);
morgan.format('mine', ':id :method :url :status :arg[some thing]');
/** What differs each time: dates, milliseconds, and where the peer is seen to be. */
const withoutTimes = (line) =>
  line
    .replace(/\[\d\d\/\w+\/\d{4}:[\d:]+ \+0000\]/, '[date]')
    .replace(/\d+\.\d{3} ms/, 'N ms')
    .replace(/^[0-9a-f.:]+ /, 'address ');

const logs = {
  plain: morgan(
    ':method :url HTTP/:http-version :status :res[content-length] :res[x-none] :req[x-id] :type',
    { stream },
  ),
  named: morgan('mine', { stream }),
  common: morgan('common', { stream: { write: (line) => lines.push(withoutTimes(line)) } }),
  combined: morgan('combined', { stream: { write: (line) => lines.push(withoutTimes(line)) } }),
  short: morgan('short', { stream: { write: (line) => lines.push(withoutTimes(line)) } }),
  tiny: morgan('tiny', { stream: { write: (line) => lines.push(withoutTimes(line)) } }),
  dev: morgan('dev', { stream: { write: (line) => lines.push(JSON.stringify(withoutTimes(line))) } }),
  skipped: morgan(':method :url :status', { stream, skip: (req, res) => res.statusCode < 400 }),
  immediate: morgan(':method :url :status', { stream, immediate: true }),
  shaped: morgan(
    (tokens, req, res) =>
      JSON.stringify({
        url: tokens.url(req, res),
        status: tokens.status(req, res),
        time: Number(tokens['response-time'](req, res)) >= 0,
      }),
    { stream },
  ),
  silent: morgan(() => undefined, { stream }),
  compiled: morgan(morgan.compile(':status is what :url got'), { stream }),
  // On stdout, as it is without options.
  usual: morgan(':method :url :status'),
  piped: morgan('piped :url', {
    stream: new PassThrough().on('data', (chunk) => lines.push(chunk.toString())),
  }),
};

const server = http.createServer((req, res) => {
  const [, name, what = 'ok'] = req.url.split('/');
  if (name === 'stop') {
    console.log(lines.map((line) => line.trimEnd()).join('\n'));
    res.setHeader('Connection', 'close');
    res.end('bye');
    server.close(() => console.log('closed'));
    return;
  }
  res.on('close', () => lines.push(`-- closed ${req.url}`));
  logs[name](req, res, (error) => {
    if (error) res.statusCode = 500;
    if (what === 'missing') res.statusCode = 404;
    if (what === 'fails') res.statusCode = 503;
    if (what === 'moved') res.writeHead(302, { Location: '/' });
    if (what === 'chunked') res.write('one ');
    if (what !== 'never') res.end('two');
    else res.write('the beginning');
  });
});
server.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
