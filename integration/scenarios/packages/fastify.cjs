'use strict';
// A service as it is written with fastify: schemas that check what comes and shape what goes, plugins, hooks, decorators,
// streams, its own log, and requests that never leave the process.
// package: fastify
// tried: routing, params, schemas with coercion, serialisation by schema, plugins and prefixes, hooks, decorators, content type parsers, streaming, web streams, trailers, redirects, version constraints, error handlers, 404, 400, 413, 415, HEAD, inject, request log, aborted upload, double send, keep-alive, close
// @peer after: listening
const { Readable, Writable } = require('node:stream');
const fastify = require('fastify');

/** What was seen of each request, by its id: when an answer has gone out and when the next request comes is a race. */
const seen = new Map();
function note(id, ...words) {
  const notes = seen.get(id) ?? [];
  notes.push(words.filter((word) => word !== undefined).join(' '));
  seen.set(id, notes);
}

/** Log lines without what differs each time. */
const log = new Writable({
  write(line, encoding, done) {
    const { level, msg, reqId, req, res, err } = JSON.parse(line);
    if (reqId !== undefined) {
      note(
        reqId,
        'log:',
        level,
        msg,
        req && `${req.method} ${req.url}`,
        res?.statusCode,
        err?.code ?? err?.message ?? err,
      );
    }
    done();
  },
});
let requests = 0;
const app = fastify({
  logger: { level: 'info', stream: log },
  genReqId: () => `request-${++requests}`,
  bodyLimit: 2000,
  routerOptions: { ignoreTrailingSlash: true, caseSensitive: false },
  forceCloseConnections: true,
});

app.decorate('shop', { items: new Map([[1, { id: 1, name: 'one', secret: 'x' }]]) });
app.decorateRequest('user', null);
app.decorateReply('teapot', function teapot() {
  return this.code(418).send({ teapot: true });
});
app.addHook('onRequest', async (request, reply) => {
  request.user = request.headers['x-user'] ?? 'nobody';
  reply.header('x-request', request.id);
});
app.addHook('onSend', (request, reply, payload, done) => {
  done(null, typeof payload === 'string' ? payload.replace('shouted', 'SHOUTED') : payload);
});
app.addHook('onResponse', async (request, reply) => {
  note(request.id, 'answered:', reply.statusCode, reply.elapsedTime >= 0);
});
app.addHook('onRoute', ({ method, url }) => console.log('route:', String(method), url));
app.addHook('onError', async (request, reply, error) =>
  note(request.id, 'on error:', error.code ?? error.message ?? error),
);
app.addHook('onRequestAbort', async (request) => note(request.id, 'aborted:', request.url));
app.addHook('onClose', async () => console.log('on close'));

app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) =>
  done(null, Object.fromEntries(new URLSearchParams(body))),
);
app.addContentTypeParser('application/octet-stream', (request, payload, done) => {
  const chunks = [];
  payload.on('data', (chunk) => chunks.push(chunk));
  payload.on('end', () => done(null, Buffer.concat(chunks)));
  payload.on('error', done);
});

app.get('/', async () => ({ hello: 'world' }));
app.get('/me', async (request) => ({
  user: request.user,
  host: request.host,
  hostname: request.hostname,
  protocol: request.protocol,
  route: request.routeOptions.url,
  is404: request.is404,
}));
app.get('/teapot', (request, reply) => reply.teapot());
app.get('/text', (request, reply) => reply.type('text/plain').send('shouted'));
app.get('/nothing', async (request, reply) => reply.code(204).send());
app.get('/old', (request, reply) => reply.redirect('/', 308));
app.get('/files/*', async (request) => request.params);
app.get('/at/:lat(^-?\\d+)-:lon', async (request) => request.params);

const item = {
  $id: 'item',
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
};
app.addSchema(item);
app.register(
  async (shop, options) => {
    shop.addHook('preHandler', async (request) =>
      note(request.id, 'in the shop:', options.label, request.params.id),
    );
    shop.get(
      '/:id',
      {
        schema: {
          params: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } } },
          querystring: {
            type: 'object',
            properties: {
              limit: { type: 'integer', default: 10 },
              tags: { type: 'array', items: { type: 'string' } },
            },
          },
          response: {
            200: {
              type: 'object',
              properties: { item: { $ref: 'item#' }, query: { type: 'object', additionalProperties: true } },
            },
          },
        },
      },
      async ({ params, query }, reply) => {
        const found = shop.shop.items.get(params.id);
        if (found === undefined) return reply.callNotFound();
        return { item: found, query, more: 'not in the schema' };
      },
    );
    shop.post(
      '/',
      {
        schema: {
          body: {
            type: 'object',
            required: ['id', 'name'],
            additionalProperties: false,
            properties: {
              id: { type: 'integer' },
              name: { type: 'string', pattern: '^[a-z]+$' },
              size: { enum: ['s', 'l'] },
            },
          },
        },
      },
      async ({ body }, reply) => {
        shop.shop.items.set(body.id, body);
        return reply.code(201).header('location', `/shop/${body.id}`).send(body);
      },
    );
    shop.setNotFoundHandler((request, reply) => reply.code(404).send({ shop: 'has not', url: request.url }));
    shop.get('/fails', async () => {
      throw new Error('in the shop');
    });
    shop.setErrorHandler(async (error, request, reply) => {
      if (error.validation)
        return reply.code(422).send({ where: error.validationContext, why: error.message });
      throw error;
    });
  },
  { prefix: '/shop', label: 'the shop' },
);

app.post('/echo', async (request) => ({ body: request.body, type: request.headers['content-type'] }));
app.post('/bytes', { bodyLimit: 300_000 }, async (request, reply) =>
  reply.send(Buffer.from(request.body).reverse()),
);
app.get('/versioned', { constraints: { version: '1.2.0' } }, async () => 'one');
app.get('/versioned', { constraints: { version: '2.0.0' } }, async () => 'two');
app.get('/stream', (request, reply) =>
  reply.type('text/plain').send(Readable.from(['one\n', 'two\n', 'three\n'])),
);
app.get('/web-stream', async (request, reply) =>
  reply.send(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('from a web stream'));
        controller.close();
      },
    }),
  ),
);
app.get(
  '/response',
  async () => new Response('a whole Response', { status: 202, headers: { 'x-from': 'response' } }),
);
app.get('/broken-stream', (request, reply) =>
  reply.send(
    Readable.from(
      (async function* parts() {
        yield 'the beginning';
        throw new Error('in the middle');
      })(),
    ),
  ),
);
app.get('/trailer', (request, reply) => {
  reply.trailer('x-sum', async (r, payload) => String(payload.length));
  reply.send('with a trailer');
});
app.get('/hijacked', (request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/raw' });
  reply.raw.end('by hand');
});
app.get('/throws', () => {
  throw new TypeError('thrown');
});
app.get('/rejects', async () => {
  throw Object.assign(new Error('rejected'), { statusCode: 409, code: 'CONFLICT' });
});
app.get('/not-an-error', async () => {
  throw 'a text';
});
app.get('/twice', (request, reply) => {
  reply.send('once');
  reply.send('twice');
});
app.get('/unserialisable', async () => ({ big: 1n }));
app.post('/upload', async (request) => request.body.length);
app.get('/injected', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/echo',
    payload: { by: 'inject' },
    query: { a: '1' },
  });
  return { status: answer.statusCode, body: answer.json(), length: answer.headers['content-length'] };
});
app.post('/stop', async (request, reply) => {
  setTimeout(async () => {
    await app.close();
    for (const [id, notes] of seen) console.log([id, ...notes].join('\n  '));
    console.log('closed');
  }, 1);
  return reply.header('connection', 'close').send('bye');
});

async function main() {
  await app.ready();
  console.log(app.printRoutes({ commonPrefix: false }));
  console.log(app.hasRoute({ method: 'GET', url: '/teapot' }), app.hasDecorator('shop'));
  try {
    app.get('/too-late', () => {});
  } catch (error) {
    console.log(error.code);
  }
  await app.listen({ port: Number(process.env.SCENARIO_PORT), host: '0.0.0.0' });
  console.log('listening');
}
main();
