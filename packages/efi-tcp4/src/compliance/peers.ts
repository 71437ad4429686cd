/** What the cases do again and again: listen, connect, read into a record, wait. */
import { codeOf, type Harness, type Heard, type Listening } from './harness.ts';
import type { Endpoint, TcpConnection, TcpErrorCode, TcpListenOptions, TcpStack } from '../tcp.ts';

export async function listen(
  harness: Harness,
  stack: TcpStack,
  options: Partial<TcpListenOptions> & { readonly reach: string },
  onConnection?: (connection: TcpConnection) => void,
): Promise<Listening> {
  let listening = false;
  let failure: Error | undefined;
  const connections: TcpConnection[] = [];
  const listener = stack.listen(
    { address: '0.0.0.0', port: 0, ...options },
    {
      onListening: () => {
        listening = true;
      },
      onConnection: (connection) => {
        connections.push(connection);
        onConnection?.(connection);
      },
      onError: (error) => {
        failure = error;
      },
    },
  );
  await harness.until('listening', () => listening || failure !== undefined);
  if (failure !== undefined) throw failure;
  return { listener, endpoint: { address: options.reach, port: listener.local.port }, connections };
}

export async function connect(harness: Harness, stack: TcpStack, remote: Endpoint): Promise<TcpConnection> {
  let connection: TcpConnection | undefined;
  let failure: Error | undefined;
  stack.connect(
    { remote },
    {
      onConnect: (made) => {
        connection = made;
      },
      onError: (error) => {
        failure = error;
      },
    },
  );
  await harness.until('connected', () => connection !== undefined || failure !== undefined);
  if (connection === undefined) throw failure ?? new Error('no connection');
  return connection;
}

/** The code that a connect ends with. */
export async function connectCode(
  harness: Harness,
  stack: TcpStack,
  remote: Endpoint,
): Promise<TcpErrorCode | undefined> {
  try {
    const connection = await connect(harness, stack, remote);
    await close(harness, connection, 'abort');
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

/** Both ends of one connection, `near` being the one of the stack under test. */
export async function pair(
  harness: Harness,
): Promise<{ near: TcpConnection; far: TcpConnection; listening: Listening }> {
  const listening = await listen(harness, harness.stack, { reach: harness.stackAddress });
  const far = await connect(harness, harness.peer, listening.endpoint);
  await harness.until('accepted', () => listening.connections.length === 1);
  const [near] = listening.connections;
  if (near === undefined) throw new Error('no connection was accepted');
  return { near, far, listening };
}

export interface Record {
  readonly heard: Heard[];
  readonly bytes: number;
  readonly ended: boolean;
  readonly error: TcpErrorCode | undefined;
  /** All bytes as one string of latin1, for small ones. */
  text(): string;
  /** A sum over all bytes in order. */
  readonly sum: number;
}

export function addToSum(sum: number, bytes: Uint8Array): number {
  let next = sum;
  for (const byte of bytes) next = (Math.imul(next, 31) + byte) | 0;
  return next;
}

export function record(connection: TcpConnection, memory?: () => Uint8Array | undefined): Record {
  const heard: Heard[] = [];
  const parts: string[] = [];
  const state = { bytes: 0, ended: false, sum: 0 };
  let code: TcpErrorCode | undefined;
  let failed = false;
  connection.readStart({
    ...(memory === undefined ? {} : { onAlloc: memory }),
    onData: (bytes) => {
      heard.push({ kind: 'data', size: bytes.length });
      state.bytes += bytes.length;
      state.sum = addToSum(state.sum, bytes);
      if (state.bytes < 4096) parts.push(String.fromCharCode(...bytes));
    },
    onEnd: () => {
      heard.push({ kind: 'end' });
      state.ended = true;
    },
    onError: (error) => {
      failed = true;
      code = codeOf(error);
      heard.push({ kind: 'error', code });
    },
  });
  return {
    heard,
    get bytes() {
      return state.bytes;
    },
    get ended() {
      return state.ended;
    },
    get sum() {
      return state.sum;
    },
    get error() {
      return failed ? (code ?? 'firmware') : undefined;
    },
    text: () => parts.join(''),
  };
}

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Writes and waits for `done`; answers the code of the error, undefined when there was none. */
export async function write(
  harness: Harness,
  connection: TcpConnection,
  ...chunks: (string | Uint8Array)[]
): Promise<TcpErrorCode | undefined> {
  let settled = false;
  let failure: Error | undefined;
  connection.write(
    chunks.map((chunk) => (typeof chunk === 'string' ? bytesOf(chunk) : chunk)),
    (error) => {
      settled = true;
      failure = error;
    },
  );
  await harness.until('written', () => settled);
  return failure === undefined ? undefined : codeOf(failure);
}

export async function shutdown(
  harness: Harness,
  connection: TcpConnection,
): Promise<TcpErrorCode | undefined> {
  let settled = false;
  let failure: Error | undefined;
  connection.shutdown((error) => {
    settled = true;
    failure = error;
  });
  await harness.until('shut down', () => settled);
  return failure === undefined ? undefined : codeOf(failure);
}

export async function close(
  harness: Harness,
  one: Pick<TcpConnection, 'close'> & Partial<Pick<TcpConnection, 'abort'>>,
  how: 'close' | 'abort' = 'close',
): Promise<void> {
  let closed = false;
  const done = (): void => {
    closed = true;
  };
  if (how === 'abort' && one.abort !== undefined) one.abort(done);
  else one.close(done);
  await harness.until('closed', () => closed);
}
