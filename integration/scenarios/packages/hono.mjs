// An application of hono, served by @hono/node-server: routes, its own middleware and helpers, validators, streams, and
// everything through Request and Response as the web knows them.
// package: hono, @hono/node-server
// tried: routing, params, regular expressions in paths, sub-applications, middleware order, JSON and form bodies, multipart upload of a binary file, text and bytes, cookies signed and not, basic auth, CORS, ETag and 304, body limit, secure headers, request ids, logger, compress, streaming, server-sent events, web streams, static files with ranges, validators, HTTPException, error handler, 404, HEAD, redirect, context storage, request without the network, connection info, aborted requests, double answers, keep-alive
// @peer after: listening
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { logger } from 'hono/logger';
import { prettyJSON } from 'hono/pretty-json';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { stream, streamSSE, streamText } from 'hono/streaming';
import { timeout } from 'hono/timeout';
import { validator } from 'hono/validator';

const app = new Hono();
app.use(logger((text) => console.log(text.replace(/ \d+m?s$/, ''))));
app.use(async (c, next) => {
  c.set('seen', [`before ${c.req.path}`]);
  await next();
  c.res.headers.set('x-after', c.get('seen').join(', '));
});
app.use('/pretty/*', prettyJSON());

app.get('/', (c) => c.text('hello'));
app.get('/about-me', (c) => {
  const { remote } = getConnInfo(c);
  return c.json({
    method: c.req.method,
    path: c.req.path,
    query: c.req.query('a'),
    all: c.req.queries('b'),
    header: c.req.header('x-mine'),
    family: remote.addressType,
    hasPort: typeof remote.port === 'number',
    url: new URL(c.req.url).pathname,
    isRequest: c.req.raw instanceof Request,
    incoming: c.env.incoming.httpVersion,
  });
});
app.get('/users/:id{[0-9]+}', (c) => c.json({ id: Number(c.req.param('id')) }));
app.get('/files/:name{.+\\.txt}', (c) => c.json(c.req.param()));
app.get('/optional/:part?', (c) => c.json(c.req.param()));
app.get('/any/*', (c) => c.text(c.req.path));
app.get('/pretty/data', (c) => c.json({ a: [1] }));
app.get('/page', (c) => c.html(html`<p>${'<escaped>'}</p>`));
app.get('/old', (c) => c.redirect('/new', 301));
app.all('/all', (c) => c.text(c.req.method));
app.on(['PURGE', 'PUT'], ['/on/a', '/on/b'], (c) => c.text(`${c.req.method} ${c.req.path}`));

const books = new Hono().basePath('/books');
books.use(async (c, next) => {
  c.header('x-shelf', 'three');
  await next();
});
books.get('/', (c) => c.json(['one']));
books.get('/:isbn/pages/:page', (c) => c.json(c.req.param()));
books.onError((error, c) => c.text(`in the books: ${error.message}`, 502));
books.get('/fails', () => {
  throw new Error('torn');
});
app.route('/', books);

app.post('/json', async (c) => c.json({ got: await c.req.json() }, 201, { 'x-more': 'yes' }));
app.post('/text', async (c) => c.body(await c.req.text()));
app.post('/bytes', async (c) => c.body(new Uint8Array(await c.req.arrayBuffer()).reverse()));
app.post('/form', async (c) => {
  const body = await c.req.parseBody({ all: true, dot: true });
  const file = body.picture;
  const hash =
    file instanceof File
      ? Buffer.from(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())).toString('hex')
      : undefined;
  return c.json({
    ...body,
    picture: file instanceof File && { name: file.name, type: file.type, size: file.size, hash },
  });
});
app.post(
  '/valid',
  validator('json', (value, c) =>
    typeof value.name === 'string' ? { name: value.name } : c.json({ wrong: value }, 422),
  ),
  validator('query', (value) => ({ page: Number(value.page ?? 1) })),
  (c) => c.json({ json: c.req.valid('json'), query: c.req.valid('query') }),
);
app.post('/limited', bodyLimit({ maxSize: 100, onError: (c) => c.text('too much', 413) }), async (c) =>
  c.text(String((await c.req.text()).length)),
);
app.post('/unread', (c) => c.text('never read'));

app.get('/cookies', async (c) => {
  const seen = [getCookie(c, 'plain'), await getSignedCookie(c, 'a secret', 'sealed')];
  setCookie(c, 'plain', 'a b', { path: '/x', httpOnly: true, sameSite: 'Lax', maxAge: 60 });
  await setSignedCookie(c, 'sealed', 'value', 'a secret');
  deleteCookie(c, 'gone');
  return c.json(seen);
});
app.use('/private/*', basicAuth({ username: 'ann', password: 'secret' }));
app.get('/private/room', (c) => c.text('inside'));
app.use(
  '/shared/*',
  cors({
    origin: ['http://a.test', 'http://b.test'],
    allowMethods: ['GET', 'PUT'],
    credentials: true,
    maxAge: 60,
  }),
);
app.get('/shared/thing', (c) => c.text('shared'));
app.get('/tagged', etag(), (c) => c.text('the same each time'));
app.get('/secured', secureHeaders(), (c) => c.text('secured'));
app.get('/numbered', requestId({ generator: () => 'made here' }), (c) => c.text(c.get('requestId')));
app.get('/packed', compress(), (c) => c.text('a line that comes again\n'.repeat(100)));
app.get('/slow', timeout(20), async (c) => {
  await new Promise((resolve) => setTimeout(resolve, 200));
  return c.text('too late');
});

app.get('/stream', (c) =>
  stream(c, async (out) => {
    await out.write(new TextEncoder().encode('one '));
    await out.pipe(new Blob(['two ']).stream());
    await out.write('three');
  }),
);
app.get('/stream-text', (c) =>
  streamText(c, async (out) => {
    for (const word of ['a', 'b', 'c']) {
      await out.writeln(word);
      await out.sleep(1);
    }
  }),
);
app.get('/events', (c) =>
  streamSSE(c, async (out) => {
    for (let id = 0; id < 3; id++) await out.writeSSE({ id: String(id), event: 'tick', data: `tick\n${id}` });
  }),
);
app.get('/stream-fails', (c) =>
  stream(
    c,
    async (out) => {
      await out.write('the beginning ');
      throw new Error('in the middle');
    },
    async (error, out) => {
      console.log('stream error:', error.message);
      await out.write('the end');
    },
  ),
);
app.get('/endless', (c) =>
  stream(c, async (out) => {
    out.onAbort(() => console.log('endless answer aborted'));
    const part = new Uint8Array(16 * 1024);
    while (!out.aborted) {
      await out.write(part);
      await out.sleep(1);
    }
  }),
);
app.get('/large', (c) => c.body(new Uint8Array(300_000).fill(120)));
app.get(
  '/response',
  () =>
    new Response('a Response', {
      status: 203,
      headers: [
        ['x-list', 'a'],
        ['x-list', 'b'],
      ],
    }),
);
app.get('/blob', () => new Response(new Blob(['of a blob'], { type: 'text/css' })));

const site = fileURLToPath(new URL('lib/site', import.meta.url));
app.use(
  '/site/*',
  serveStatic({
    root: site,
    rewriteRequestPath: (path) => path.replace('/site', ''),
    onNotFound: (path) => console.log('not found:', path.replace(site, '')),
  }),
);
app.get('/throws', () => {
  throw new Error('thrown');
});
app.get('/rejects', async () => {
  throw new HTTPException(401, {
    message: 'who are you?',
    res: new Response('custom', { status: 401, headers: { 'www-authenticate': 'x' } }),
  });
});
app.get('/exception', () => {
  throw new HTTPException(418, { message: 'teapot' });
});
app.get('/nothing', () => undefined);
app.onError((error, c) => {
  console.log('on error:', error.name, error.message);
  return error instanceof HTTPException ? error.getResponse() : c.json({ error: error.message }, 500);
});
app.notFound((c) => c.text(`no ${c.req.path} here`, 404));
app.post('/stop', (c) => {
  setTimeout(() => {
    server.close(() => console.log('closed'));
    server.closeAllConnections();
  }, 20);
  return c.text('bye', 200, { connection: 'close' });
});

// Without the network.
const answer = await app.request('/json', {
  method: 'POST',
  body: '{"direct":1}',
  headers: { 'content-type': 'application/json' },
});
console.log(answer.status, await answer.json(), answer.headers.get('x-after'));
console.log(app.routes.length, app.router.name);

const server = createAdaptorServer({ fetch: app.fetch });
server.listen(Number(process.env.SCENARIO_PORT), '0.0.0.0', () => console.log('listening'));
