/** `server.listen`: what the arguments say, then the stack is asked; errors come as events, after the call. */
import { TcpError, type TcpListener } from '@efi-node/efi-tcp4';
import { acceptConnection } from './accept.ts';
import { serverListen } from './channels.ts';
import {
  invalidArgType,
  invalidArgValue,
  serverAlreadyListen,
  validatePort,
  validateString,
} from '@efi-node/node-errors';
import { TcpHandle } from './handle.ts';
import { isIP } from './ip.ts';
import { type Callback, isPath, type NormalizedOptions } from './normalize-args.ts';
import type { Server } from './server.ts';
import { ServerHandle } from './server-handle.ts';
import { listenError, systemErrorCode } from './tcp-errors.ts';

export function listenServer(
  server: Server,
  options: NormalizedOptions,
  callback: Callback | null,
  args: readonly unknown[],
): void {
  if (server._handle !== null) throw serverAlreadyListen();
  if (callback !== null) server.once('listening', callback);
  const shared = handleOf(args[0]);
  if (shared !== undefined) {
    server._handle = shared;
    shared.owner = server;
    process.nextTick(emitListening, server, shared);
    return;
  }
  const backlog = backlogOf(options, args);
  const { port, host, path } = options;
  const { signal } = options;
  if (signal !== undefined) {
    closeOnAbort(server, checkSignal(signal));
  }
  if (typeof options['fd'] === 'number' && options['fd'] >= 0) {
    // What Node says of a descriptor that cannot be listened on; this machine has none.
    fail(server, Object.assign(listenError('EINVAL', {}), { address: null }));
    return;
  }
  const anyPort =
    args.length === 0 ||
    typeof args[0] === 'function' ||
    (port === undefined && 'port' in options) ||
    port === null;
  if (anyPort || typeof port === 'number' || typeof port === 'string') {
    const checked = anyPort ? 0 : validatePort(port, 'options.port');
    if (serverListen.hasSubscribers) serverListen.asyncStart.publish({ server, options });
    if (host) {
      validateString(host, 'hostname');
      listenOnHost(server, host, checked, backlog);
    } else {
      start(server, '0.0.0.0', checked, backlog);
    }
    return;
  }
  if (isPath(path)) {
    fail(server, listenError('EACCES', { address: path, port: -1 }));
    return;
  }
  if ('port' in options || 'path' in options) throw invalidArgValue('options', options);
  throw invalidArgValue('options', options, 'must have the property "port" or "path"');
}

/** `listen(handle)`: a handle of another server, or what has one. */
function handleOf(value: unknown): ServerHandle | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = ('_handle' in value && value._handle) || ('handle' in value && value.handle) || value;
  return given instanceof ServerHandle ? given : undefined;
}

/** `listen(port, backlog)`, `listen(port, host, backlog)`, or the option. */
function backlogOf(options: NormalizedOptions, args: readonly unknown[]): number | undefined {
  for (const value of [options['backlog'], args[1], args[2]]) {
    const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
    if (Number.isFinite(number) && number > 0) return number;
  }
  return undefined;
}

function checkSignal(value: unknown): AbortSignal {
  if (isSignal(value)) return value;
  throw invalidArgType('options.signal', 'AbortSignal', value);
}

function isSignal(value: unknown): value is AbortSignal {
  return typeof value === 'object' && value !== null && 'aborted' in value;
}

function closeOnAbort(server: Server, signal: AbortSignal): void {
  const onAbort = (): void => {
    server.close();
  };
  if (signal.aborted) {
    process.nextTick(onAbort);
    return;
  }
  signal.addEventListener('abort', onAbort, { once: true });
  server.once('close', () => signal.removeEventListener('abort', onAbort));
}

function listenOnHost(server: Server, host: string, port: number, backlog: number | undefined): void {
  server._listeningId += 1;
  const id = server._listeningId;
  const family = isIP(host);
  const go = (error: Error | null, address: string): void => {
    // A later listen, or a close, has overtaken the look-up.
    if (server._listeningId !== id) return;
    if (error !== null) server.emit('error', error);
    else start(server, address, port, backlog);
  };
  if (family !== 0) {
    process.nextTick(go, null, host);
    return;
  }
  server._context.lookup(host, { family: 0 }, (error, address) => {
    // With an error there is no address, whatever the type says.
    const found = error === null && typeof address !== 'string' ? address[0]?.address : address;
    go(error, typeof found === 'string' ? found : host);
  });
}

function start(server: Server, address: string, port: number, backlog: number | undefined): void {
  if (server._handle !== null) {
    // A listen of the same turn was quicker, and its listener serves both.
    process.nextTick(emitListening, server, server._handle);
    return;
  }
  const refuse = (error: Error): void => {
    if (serverListen.hasSubscribers) serverListen.error.publish({ server, error });
    fail(server, error);
  };
  if (isIP(address) === 6) {
    refuse(listenError('EAFNOSUPPORT', { address, port }));
    return;
  }
  // From elsewhere the machine is reached only once it has its address; whoever reads 'ready' must not come too early.
  const isLocal = address.startsWith('127.');
  let listener: TcpListener;
  try {
    listener = server._context.tcp.listen(
      { address, port, ...(backlog === undefined ? {} : { backlog }) },
      {
        onListening: () => {
          if (!isLocal) handle.runInAsyncScope(emitListening, undefined, handle.owner, handle);
        },
        onConnection: (connection) => {
          // As on Node: the event is in the context of `listen`, what the new socket does later is in none.
          const accepted = new TcpHandle(server._context, connection);
          handle.runInAsyncScope(acceptConnection, undefined, handle.owner, accepted, connection);
        },
        onError: (error) => {
          const failure = listenError(systemErrorCode(error), { address, port, cause: error });
          handle.runInAsyncScope(endByItself, undefined, handle.owner, handle, failure);
        },
      },
    );
  } catch (error) {
    if (!(error instanceof TcpError)) throw error;
    refuse(listenError(systemErrorCode(error), { address, port, cause: error }));
    return;
  }
  const handle = new ServerHandle(listener, server);
  server._handle = handle;
  if (server._unref) handle.unref();
  if (isLocal) process.nextTick(emitListening, server, handle);
  if (serverListen.hasSubscribers) serverListen.asyncEnd.publish({ server });
}

/** A listener that had started, or was still to start, is there no more. */
function endByItself(server: Server, handle: ServerHandle, failure: Error): void {
  if (server._handle !== handle) return;
  server._handle = null;
  handle.forget();
  server.emit('error', failure);
  server._emitCloseIfDrained();
}

function emitListening(server: Server, handle: ServerHandle): void {
  if (server._handle === handle) server.emit('listening');
}

function fail(server: Server, error: Error): void {
  process.nextTick(emitError, server, error);
}

function emitError(server: Server, error: Error): void {
  server.emit('error', error);
}

/** Ends the listener, or the look-up that comes before it; connections live on. */
export function stopListening(server: Server): void {
  server._listeningId += 1;
  const handle = server._handle;
  server._handle = null;
  handle?.close();
}
