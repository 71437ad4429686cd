import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { logName, uploadName } from './names.ts';
import { page } from './page.ts';
import { RequestError, sendJson, sendPieces, sendText } from './replies.ts';
import type { Log, LogStore } from './store.ts';

const TEXT = /\.(?:txt|log|json|xml|csv|md|yaml|yml)$/i;

function describe({ name, size, received, complete }: Log): object {
  return { name, size, received: received.toISOString(), complete };
}

function notFound(name: string): RequestError {
  return new RequestError(404, `no log named '${name}'`);
}

function receive(store: LogStore, name: string, request: IncomingMessage, response: ServerResponse): void {
  const announced = Number(request.headers['content-length'] ?? 0);
  const full = (): RequestError =>
    new RequestError(
      413,
      `no room: ${store.used} of ${store.limit} bytes are in use; delete logs to make room`,
    );
  if (!store.hasRoomFor(announced)) throw full();
  const upload = store.upload(name);
  const existed = store.get(name) !== undefined;
  request.on('data', (piece: Uint8Array) => {
    if (upload.write(piece)) return;
    request.removeAllListeners('data');
    // The rest is read and dropped, so that the sender gets to see the answer.
    request.resume();
    if (!response.headersSent) sendFailure(response, full());
  });
  request.on('end', () => {
    if (response.headersSent) return;
    const log = upload.commit();
    sendJson(response, existed ? 200 : 201, describe(log), { Location: `/logs/${name}` });
  });
  // An end without 'end' is a sender that went away.
  request.on('error', () => upload.breakOff());
  request.on('close', () => {
    if (!request.complete) upload.breakOff();
  });
}

function download(log: Log, method: string, response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': TEXT.test(log.name) ? 'text/plain; charset=utf-8' : 'application/octet-stream',
    'Content-Length': log.size,
    'Last-Modified': log.received.toUTCString(),
    'Cache-Control': 'no-store',
    // A log is what some machine sent: no browser is to take it for a page of ours.
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': 'sandbox',
  });
  if (method === 'HEAD') {
    response.end();
    return;
  }
  sendPieces(response, log.pieces).catch((error: unknown) =>
    response.destroy(error instanceof Error ? error : undefined),
  );
}

function sendFailure(response: ServerResponse, error: RequestError): void {
  sendJson(response, error.status, { error: error.message }, error.headers);
}

/** Throws RequestError 405 unless the method is one of those that the resource has. */
function allow(method: string, ...allowed: readonly string[]): void {
  if (allowed.includes(method)) return;
  const list = allowed.join(', ');
  throw new RequestError(405, `${method} is not possible here, only ${list}`, { Allow: list });
}

function route(store: LogStore, address: string, request: IncomingMessage, response: ServerResponse): void {
  const method = request.method ?? 'GET';
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path === '/') {
    allow(method, 'GET', 'HEAD');
    const own = address === '' ? `http://${request.headers.host ?? 'HOST'}` : address;
    sendText(response, 200, 'text/html', page(store, own));
    return;
  }
  if (path === '/logs' || path === '/logs/') {
    allow(method, 'GET', 'HEAD');
    sendJson(response, 200, { logs: store.list().map(describe), used: store.used, limit: store.limit });
    return;
  }
  if (!path.startsWith('/logs/')) throw new RequestError(404, `nothing at ${path}; logs are at /logs/NAME`);
  allow(method, 'GET', 'HEAD', 'POST', 'DELETE');
  const encoded = path.slice('/logs/'.length);
  if (method === 'POST') {
    receive(store, uploadName(encoded), request, response);
    return;
  }
  const name = logName(encoded);
  const log = store.get(name);
  if (log === undefined) throw notFound(name);
  if (method === 'DELETE') {
    store.delete(name);
    response.writeHead(204).end();
    return;
  }
  download(log, method, response);
}

/** An HTTP server over a store; it listens when told to. `address` is how it is reached, '' for as the client did. */
export function createLogServer(store: LogStore, address: string): Server {
  const server = createServer((request, response) => {
    try {
      route(store, address, request, response);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      sendFailure(response, error);
    }
  });
  // A machine may take its time: the log of a whole boot can be one request.
  server.requestTimeout = 0;
  return server;
}
