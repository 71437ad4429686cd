/**
 * One attempt of a connect, or one after another: what is known at once (block list, families, the own end), then the
 * stack. The events of attempts are here, in Node's order.
 */
import type { TcpConnectOptions } from '@efi-node/efi-tcp4';
import { ipBlocked, type SystemError } from '@efi-node/node-errors';
import type { TcpHandle } from './handle.ts';
import { isIP } from './ip.ts';
import type { Socket } from './socket.ts';
import { systemError, systemErrorCode } from './tcp-errors.ts';

/** Where to, with everything resolved. */
export interface Target {
  readonly address: string;
  readonly family: number;
  readonly port: number;
  readonly localAddress: string | undefined;
  readonly localPort: number | undefined;
}

/** Several addresses of one name, tried one after another. */
export interface Series {
  readonly targets: readonly Target[];
  /** Milliseconds for each but the last. */
  readonly timeout: number;
  readonly errors: Error[];
  /** What the socket shows as `autoSelectFamilyAttemptedAddresses`. */
  readonly attempted: string[];
}

export function attemptNext(socket: Socket, series: Series): void {
  const target = series.targets[series.errors.length];
  if (target === undefined) {
    const [first] = series.errors;
    const code = first instanceof Error && 'code' in first ? first.code : undefined;
    socket.destroy(Object.assign(new AggregateError(series.errors), { code }));
    return;
  }
  attempt(socket, target, series);
}

/** Asks the stack. */
export function attempt(socket: Socket, target: Target, series?: Series): void {
  const handle = socket._handle;
  const { address, family, port } = target;
  if (handle === null) return;
  const { localAddress, localPort } = target;
  if (localAddress !== undefined && isIP(localAddress) !== family) {
    fail(socket, systemError('EINVAL', 'bind', { address: localAddress, port: localPort }), series);
    return;
  }
  const isBlocked = socket._net.blockList?.check(address, family === 4 ? 'ipv4' : 'ipv6') === true;
  if (isBlocked && series !== undefined) {
    // One of several is passed over without an attempt; Node's events say so.
    failAttempt(socket, target, series, ipBlocked(address));
    return;
  }
  const refusal = isBlocked ? ipBlocked(address) : refusalOf(handle, target);
  if (refusal === undefined) {
    try {
      startConnect(socket, handle, target, series);
    } catch (error) {
      fail(socket, connectError(error, target), series);
      return;
    }
  }
  // What cannot be bound is no attempt; whoever destroys the socket in a listener takes the connect back.
  socket.emit('connectionAttempt', address, port, family);
  if (!socket.connecting) return;
  if (refusal === undefined) series?.attempted.push(`${address}:${port}`);
  else if (series === undefined) fail(socket, refusal, series);
  else failAttempt(socket, target, series, refusal);
}

/** Throws `TcpError` where the stack refuses at once. */
function startConnect(socket: Socket, handle: TcpHandle, target: Target, series: Series | undefined): void {
  const { address, port, family } = target;
  const isLast = series === undefined || series.errors.length === series.targets.length - 1;
  const options: TcpConnectOptions = {
    remote: { address, port },
    ...localOf(target),
    ...(isLast ? {} : { timeout: series.timeout }),
    ...socketOptions(socket),
  };
  handle.connect(socket._context.tcp, options, (error) => {
    if (socket.destroyed || !socket.connecting) return;
    if (error === undefined) {
      connected(socket);
      return;
    }
    const failure = connectError(error, target);
    // With one address the attempt is over; with several the next is still to come.
    if (series === undefined) socket.connecting = false;
    if (series === undefined || failure.code !== 'ETIMEDOUT') {
      failAttempt(socket, target, series, failure);
    } else {
      socket.emit('connectionAttemptTimeout', address, port, family);
      if (!socket.destroyed) fail(socket, failure, series);
    }
  });
}

function failAttempt(socket: Socket, target: Target, series: Series | undefined, failure: Error): void {
  const { address, port, family } = target;
  socket.emit('connectionAttemptFailed', address, port, family, failure);
  if (!socket.destroyed) fail(socket, failure, series);
}

/** The end of a socket with one address; with several, the turn of the next. */
function fail(socket: Socket, error: Error, series: Series | undefined): void {
  if (series === undefined) {
    socket.destroy(error);
    return;
  }
  series.errors.push(error);
  attemptNext(socket, series);
}

function localOf({ localAddress, localPort }: Target): Pick<TcpConnectOptions, 'local'> {
  if (localAddress === undefined && localPort === undefined) return {};
  return {
    local: {
      ...(localAddress === undefined ? {} : { address: localAddress }),
      ...(localPort === undefined ? {} : { port: localPort }),
    },
  };
}

function socketOptions(socket: Socket): Omit<TcpConnectOptions, 'remote'> {
  const keepAlive = socket._net.keepAlive;
  const tos = socket._net.typeOfService;
  return {
    ...(socket._net.noDelay === undefined ? {} : { noDelay: socket._net.noDelay }),
    ...(keepAlive?.enable ? { keepAlive: keepAlive.idle > 0 ? { idle: keepAlive.idle } : {} } : {}),
    ...(tos === undefined ? {} : { typeOfService: tos }),
  };
}

/** What a kernel without IPv6 answers at once. */
function refusalOf(handle: TcpHandle, { family, address, port }: Target): SystemError | undefined {
  const details = { address, port, local: 'undefined:undefined' };
  if (isIP(address) !== family) return systemError('EINVAL', 'connect', details);
  if (family === 6) return systemError('EAFNOSUPPORT', 'connect', details);
  return handle.isConnecting ? systemError('EALREADY', 'connect', details) : undefined;
}

function connectError(error: unknown, target: Target): SystemError {
  const { address, port, localAddress, localPort } = target;
  const code = systemErrorCode(error);
  if (code === 'EADDRINUSE' || code === 'EADDRNOTAVAIL') {
    // These speak of our own end: what a kernel would have refused at bind.
    const ofBind = localAddress !== undefined || localPort !== undefined;
    if (ofBind) return systemError(code, 'bind', { address: localAddress, port: localPort, cause: error });
  }
  const local =
    code === 'ENETUNREACH'
      ? '0.0.0.0:0'
      : localAddress !== undefined && localPort !== undefined
        ? `${localAddress}:${localPort}`
        : undefined;
  return systemError(code, 'connect', { address, port, local, cause: error });
}

function connected(socket: Socket): void {
  socket.connecting = false;
  socket._sockname = null;
  socket._unrefTimer();
  socket.emit('connect');
  socket.emit('ready');
  if (socket.readable && !socket.isPaused()) socket.read(0);
}
