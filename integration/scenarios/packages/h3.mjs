// A service of h3 on a plain http server: event handlers, its router, its readers of requests and its ways to answer.
// package: h3
// tried: routing, params, nested routers, middleware and hooks, query strings, JSON, form and text bodies, multipart upload of a binary file, validated bodies, cookies, sealed sessions, redirects, CORS, streaming, web streams and Response, server-sent events, errors and their pages, cache headers and 304, basic auth by hand, static files from memory, request proxy by fetch, web handler without the network, HEAD, 404, 405, malformed JSON, aborted upload, double send, keep-alive
// @peer after: listening
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import {
  appendResponseHeader,
  createApp,
  createError,
  createEventStream,
  createRouter,
  defineEventHandler,
  deleteCookie,
  fromNodeMiddleware,
  getCookie,
  getHeader,
  getMethod,
  getQuery,
  getRequestIP,
  getRequestProtocol,
  getRequestURL,
  getRouterParam,
  getRouterParams,
  getValidatedQuery,
  handleCacheHeaders,
  handleCors,
  isError,
  isPreflightRequest,
  parseCookies,
  proxyRequest,
  readBody,
  readFormData,
  readMultipartFormData,
  readRawBody,
  readValidatedBody,
  sanitizeStatusCode,
  send,
  sendNoContent,
  sendRedirect,
  sendStream,
  serveStatic,
  setCookie,
  setResponseHeader,
  setResponseStatus,
  toNodeListener,
  toWebHandler,
  useBase,
  useSession,
} from 'h3';

const port = Number(process.env.SCENARIO_PORT);
const app = createApp({
  debug: false,
  onError: (error, event) =>
    console.log('on error:', event.path, error.statusCode, error.message, error.unhandled),
  onBeforeResponse: (event) => setResponseHeader(event, 'x-seen', event.method),
});
app.use(
  fromNodeMiddleware((req, res, next) => {
    req.trail = ['middleware'];
    next();
  }),
);
app.use(
  '/cors',
  defineEventHandler((event) => {
    if (
      handleCors(event, {
        origin: ['http://a.test'],
        methods: ['GET', 'PUT'],
        credentials: true,
        preflight: { statusCode: 204 },
      })
    )
      return;
    return { preflight: isPreflightRequest(event) };
  }),
);

const router = createRouter();
router.get(
  '/',
  defineEventHandler(() => 'hello'),
);
router.get(
  '/about-me',
  defineEventHandler((event) => ({
    method: getMethod(event),
    path: event.path,
    query: getQuery(event),
    agent: getHeader(event, 'user-agent'),
    ip: getRequestIP(event, { xForwardedFor: true }),
    protocol: getRequestProtocol(event),
    url: getRequestURL(event).pathname,
    trail: event.node.req.trail,
  })),
);
router.get(
  '/users/:id',
  defineEventHandler((event) => ({ id: getRouterParam(event, 'id') })),
);
router.get(
  '/files/**:rest',
  defineEventHandler((event) => getRouterParams(event, { decode: true })),
);
router.use(
  '/any',
  defineEventHandler((event) => event.method),
);
const books = createRouter()
  .get(
    '/',
    defineEventHandler(() => ['one']),
  )
  .get(
    '/:isbn/pages/:page',
    defineEventHandler((event) => getRouterParams(event)),
  );
router.use('/books/**', useBase('/books', books.handler));

router.post(
  '/json',
  defineEventHandler(async (event) => {
    setResponseStatus(event, 201, 'Made');
    return { got: await readBody(event) };
  }),
);
router.post(
  '/strict',
  defineEventHandler((event) => readBody(event, { strict: true })),
);
router.post(
  '/raw',
  defineEventHandler(async (event) => Buffer.from(await readRawBody(event, false)).reverse()),
);
router.post(
  '/valid',
  defineEventHandler(async (event) => ({
    body: await readValidatedBody(event, (body) => typeof body?.name === 'string' && { name: body.name }),
    query: await getValidatedQuery(event, (query) => query.page !== 'x'),
  })),
);
router.post(
  '/upload',
  defineEventHandler(async (event) => {
    const parts = await readMultipartFormData(event);
    return parts?.map(({ name, filename, type, data }) => ({
      name,
      filename,
      type,
      size: data.length,
      first: data[0],
      last: data.at(-1),
    }));
  }),
);
router.post(
  '/form',
  defineEventHandler(async (event) => {
    const form = await readFormData(event);
    return Array.from(form, ([name, value]) => [
      name,
      typeof value === 'string' ? value : `${value.name} ${value.size}`,
    ]);
  }),
);

router.get(
  '/cookies',
  defineEventHandler((event) => {
    setCookie(event, 'one', 'a b', { path: '/x', httpOnly: true, sameSite: 'lax' });
    setCookie(event, 'two', '2');
    deleteCookie(event, 'gone');
    return { all: parseCookies(event), one: getCookie(event, 'one') };
  }),
);
router.get(
  '/session',
  defineEventHandler(async (event) => {
    const session = await useSession(event, {
      password: 'a password that is long enough for a seal',
      name: 'seal',
      cookie: { secure: false },
    });
    await session.update((data) => ({ count: (data.count ?? 0) + 1 }));
    return session.data;
  }),
);
router.get(
  '/old',
  defineEventHandler((event) => sendRedirect(event, '/new', 308)),
);
router.get(
  '/nothing',
  defineEventHandler((event) => sendNoContent(event)),
);
router.get(
  '/null',
  defineEventHandler(() => null),
);
router.get(
  '/number',
  defineEventHandler(() => 12.5),
);
router.get(
  '/bigint',
  defineEventHandler(() => 12n),
);
router.get(
  '/bytes',
  defineEventHandler(() => new Uint8Array(200_000).fill(104)),
);
router.get(
  '/html',
  defineEventHandler((event) => send(event, '<p>page</p>', 'text/html')),
);
router.get(
  '/stream',
  defineEventHandler((event) => sendStream(event, Readable.from(['one ', 'two ', 'three']))),
);
router.get(
  '/web-stream',
  defineEventHandler(() => new Blob(['of a web stream']).stream()),
);
router.get(
  '/response',
  defineEventHandler(() => new Response('a Response', { status: 203, headers: { 'x-from': 'response' } })),
);
router.get(
  '/events',
  defineEventHandler(async (event) => {
    const stream = createEventStream(event);
    const pushing = (async () => {
      for (let id = 0; id < 3; id++) await stream.push({ id: String(id), event: 'tick', data: `tick ${id}` });
      await stream.close();
    })();
    stream.onClosed(() => console.log('events closed'));
    await Promise.all([stream.send(), pushing]);
  }),
);
router.get(
  '/cached',
  defineEventHandler((event) => {
    const fresh = handleCacheHeaders(event, {
      etag: '"abc"',
      modifiedTime: new Date(Date.UTC(2025, 0, 1)),
      maxAge: 60,
    });
    return fresh ? undefined : 'the same each time';
  }),
);
const site = new Map([
  ['/index.html', '<p>index</p>'],
  ['/style.css', 'p { color: teal }'],
]);
router.get(
  '/site/**',
  useBase(
    '/site',
    defineEventHandler((event) =>
      serveStatic(event, {
        getContents: (id) => site.get(id),
        getMeta: (id) =>
          site.has(id)
            ? {
                size: site.get(id).length,
                mtime: Date.UTC(2025, 0, 1),
                etag: `"${id}"`,
                type: id.endsWith('.css') ? 'text/css' : 'text/html',
              }
            : undefined,
      }),
    ),
  ),
);
router.get(
  '/proxied',
  defineEventHandler((event) =>
    proxyRequest(event, `http://127.0.0.1:${port}/about-me?by=proxy`, {
      headers: { 'user-agent': 'the proxy' },
    }),
  ),
);

router.get(
  '/throws',
  defineEventHandler(() => {
    throw new Error('thrown');
  }),
);
router.get(
  '/rejects',
  defineEventHandler(async (event) => {
    appendResponseHeader(event, 'x-reason', 'tea');
    appendResponseHeader(event, 'x-reason', 'pot');
    throw createError({
      statusCode: 418,
      statusMessage: 'I am a teapot',
      message: 'no coffee',
      data: { short: 'and stout' },
    });
  }),
);
router.get(
  '/returned',
  defineEventHandler(() => createError({ status: 409, message: 'given back' })),
);
router.get(
  '/wrong-code',
  defineEventHandler(() => {
    throw createError({ statusCode: sanitizeStatusCode(9999, 507), fatal: true });
  }),
);
router.get(
  '/symbol',
  defineEventHandler(() => Symbol('no answer')),
);
router.get(
  '/twice',
  defineEventHandler((event) => {
    event.node.res.end('once');
    return 'twice';
  }),
);
router.post(
  '/stop',
  defineEventHandler((event) => {
    setResponseHeader(event, 'connection', 'close');
    event.node.res.on('finish', () => {
      server.close(() => console.log('closed'));
      server.closeAllConnections();
    });
    return 'bye';
  }),
);
app.use(router);

// Without the network.
const handle = toWebHandler(app);
const direct = await handle(
  new Request('http://x.test/json', {
    method: 'POST',
    body: '{"direct":1}',
    headers: { 'content-type': 'application/json' },
  }),
);
console.log(direct.status, direct.statusText, await direct.text());
console.log(isError(createError('x')), (await handle(new Request('http://x.test/nowhere'))).status);

const server = createServer(toNodeListener(app));
server.listen(port, '0.0.0.0', () => console.log('listening'));
