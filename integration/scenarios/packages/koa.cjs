'use strict';
// A service as it is written with koa: middleware around middleware, the context's own ways to read a request and to give an
// answer, and what koa does with errors.
// package: koa
// tried: middleware order, routing by hand, context and request fields, query strings, JSON in and out, cookies signed and not, redirects, content negotiation, fresh and 304, streaming, files, files that are missing, buffers, web Response and Blob bodies, errors exposed and hidden, error events, 404, 413, HEAD, aborted download, respond by hand, AsyncLocalStorage, keep-alive
// @peer after: listening
const { createReadStream } = require('node:fs');
const path = require('node:path');
const { PassThrough, Readable } = require('node:stream');
const { setTimeout: sleep } = require('node:timers/promises');
const Koa = require('koa');

const app = new Koa({ keys: ['a key', 'an older key'], proxy: true, asyncLocalStorage: true });
app.silent = true;
app.context.shop = 'shop';
app.on('error', (error, ctx) =>
  console.log('error event:', error.code ?? error.message, error.status, ctx?.path),
);

app.use(async (ctx, next) => {
  const order = ['in'];
  ctx.state.order = order;
  await next();
  order.push('out');
  if (ctx.path === '/order') ctx.set('X-Order', order.join(' '));
  console.log(ctx.method, ctx.path, ctx.status);
});
app.use(async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    if (!error.mine) throw error;
    ctx.status = 503;
    ctx.body = { caught: error.message };
    ctx.app.emit('error', error, ctx);
  }
});

/** A body of at most `limit` bytes, as JSON; what goes wrong is thrown as koa's users do. */
async function json(ctx, limit) {
  const chunks = [];
  let size = 0;
  for await (const chunk of ctx.req) {
    size += chunk.length;
    if (size > limit) ctx.throw(413, 'that is too much', { limit });
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return ctx.throw(400, 'that is no JSON');
  }
}

const routes = {
  'GET /': (ctx) => {
    ctx.body = '<h1>shop</h1>';
  },
  'GET /order': async (ctx) => {
    ctx.state.order.push('handler');
    await sleep(1);
    ctx.body = { shop: ctx.shop, current: app.currentContext === ctx };
  },
  'GET /about-me': (ctx) => {
    ctx.body = {
      query: ctx.query,
      querystring: ctx.querystring,
      search: ctx.search,
      host: ctx.host,
      hostname: ctx.hostname,
      href: ctx.href,
      origin: ctx.origin,
      protocol: ctx.protocol,
      secure: ctx.secure,
      ip: ctx.ip,
      ips: ctx.ips,
      subdomains: ctx.subdomains,
      accepts: [
        ctx.accepts('html', 'json'),
        ctx.acceptsLanguages('de', 'en'),
        ctx.acceptsEncodings('gzip', 'identity'),
      ],
      charset: ctx.request.charset,
      agent: ctx.get('User-Agent'),
    };
  },
  'GET /printed': (ctx) => {
    ctx.body = JSON.stringify(ctx.toJSON().request.header.host);
  },
  'POST /echo': async (ctx) => {
    ctx.status = 201;
    ctx.body = {
      is: ctx.is('json', 'form'),
      length: ctx.request.length,
      type: ctx.request.type,
      body: await json(ctx, 1000),
    };
  },
  'GET /cookies': (ctx) => {
    const seen = [ctx.cookies.get('seen'), ctx.cookies.get('sealed', { signed: true })];
    ctx.cookies.set('seen', 'yes', { signed: false, httpOnly: false, path: '/x' });
    ctx.cookies.set('sealed', 'value', { signed: true });
    ctx.body = seen;
  },
  'GET /old': (ctx) => {
    ctx.status = 301;
    ctx.redirect('/new?x=ü');
  },
  'GET /negotiated': (ctx) => {
    ctx.vary('Accept');
    const type = ctx.accepts('json', 'text');
    if (type === false) ctx.throw(406, 'json or text', { headers: { 'X-Offers': 'json text' } });
    ctx.body = type === 'json' ? { json: true } : 'text';
  },
  'GET /cached': (ctx) => {
    ctx.etag = 'abc';
    ctx.lastModified = new Date(Date.UTC(2025, 0, 1));
    ctx.status = 200;
    if (ctx.fresh) ctx.status = 304;
    else ctx.body = 'the same each time';
  },
  'GET /stream': (ctx) => {
    ctx.type = 'text/plain';
    ctx.body = Readable.from(['one\n', 'two\n', 'three\n']);
  },
  'GET /file': (ctx) => {
    ctx.body = createReadStream(path.join(__dirname, 'lib', 'site', 'picture.png'));
  },
  'GET /no-file': (ctx) => {
    ctx.body = createReadStream(path.join(__dirname, 'lib', 'site', ctx.query.name ?? 'nowhere'));
  },
  'GET /buffer': (ctx) => {
    ctx.body = Buffer.alloc(200_000, 'koa');
    ctx.attachment('koa ü.bin');
  },
  'GET /blob': (ctx) => {
    ctx.body = new Blob(['of ', 'a blob'], { type: 'text/plain' });
  },
  'GET /response': (ctx) => {
    ctx.body = new Response('of a Response', { status: 203, headers: { 'x-from': 'response' } });
  },
  'GET /web-stream': (ctx) => {
    ctx.body = new Blob(['of a web stream']).stream();
  },
  'GET /null': (ctx) => {
    ctx.body = null;
  },
  'GET /number': (ctx) => {
    ctx.response.body = 12.5;
    ctx.message = 'Fine';
  },
  'GET /by-hand': (ctx) => {
    ctx.respond = false;
    ctx.res.writeHead(200, { 'content-type': 'text/raw' });
    ctx.res.end('by hand');
  },
  'GET /broken-stream': (ctx) => {
    ctx.body = Readable.from(
      (async function* parts() {
        yield 'the beginning';
        await sleep(20);
        throw new Error('in the middle');
      })(),
    );
  },
  'GET /endless': (ctx) => {
    const body = new PassThrough();
    body.write('never ends');
    body.on('close', () => console.log('endless body closed'));
    ctx.body = body;
  },
  'GET /throws': () => {
    throw new Error('thrown');
  },
  'GET /rejects': async (ctx) => {
    ctx.set('X-Dropped', 'with the error');
    await sleep(1);
    ctx.throw(402, 'pay first', { headers: { 'X-Price': '5' } });
  },
  'GET /mine': async () => {
    throw Object.assign(new Error('mine'), { mine: true });
  },
  'GET /not-an-error': () => {
    throw 'a text';
  },
  'GET /asserted': (ctx) => {
    ctx.assert(ctx.query.name, 422, 'a name is needed');
    ctx.body = ctx.query.name;
  },
  'GET /bad-status': (ctx) => {
    ctx.status = 999;
    ctx.body = ctx.message;
    ctx.status = 1000;
  },
  'GET /next-twice': async (ctx, next) => {
    await next();
    await next();
  },
  'POST /stop': (ctx) => {
    ctx.set('Connection', 'close');
    ctx.body = 'bye';
    ctx.res.on('finish', () => {
      server.close(() => console.log('closed'));
      server.closeAllConnections();
    });
  },
};
app.use((ctx, next) => {
  const route = routes[`${ctx.method === 'HEAD' ? 'GET' : ctx.method} ${ctx.path}`];
  return route === undefined ? next() : route(ctx, next);
});

const server = app.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
