/** The thread with the host's own sockets: the machine's thread sleeps and computes without ever coming back. */
import { createSocket } from 'node:dgram';
import { createServer, createConnection, type Socket } from 'node:net';
import { type MessagePort, workerData } from 'node:worker_threads';
import type { FromHost, ToHost } from './messages.ts';

interface Given {
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

/** Bytes that may be on their way to the machine before a socket is read no further. */
const WINDOW = 2 ** 20;
/** Milliseconds without a datagram until a pair of ports is forgotten. */
const FLOW_LIMIT = 60_000;

function isGiven(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && 'port' in value && 'signal' in value;
}

const given: unknown = workerData;
if (!isGiven(given)) throw new Error('this file is started by HostWire');
const { port, signal } = given;

interface Link {
  readonly socket: Socket;
  /** Bytes that the machine has not taken. */
  ahead: number;
}

const links = new Map<number, Link>();
let nextIncoming = -1;

function tell(message: FromHost): void {
  port.postMessage(message);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}

function adopt(connection: number, socket: Socket): void {
  const link: Link = { socket, ahead: 0 };
  links.set(connection, link);
  socket.setNoDelay(true);
  socket.on('data', (bytes) => {
    link.ahead += bytes.length;
    if (link.ahead > WINDOW) socket.pause();
    tell({ kind: 'data', connection, bytes });
  });
  socket.on('end', () => tell({ kind: 'end', connection }));
  socket.on('error', () => tell({ kind: 'reset', connection }));
  socket.on('close', () => links.delete(connection));
}

function listen(hostPort: number): void {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const connection = nextIncoming--;
    tell({ kind: 'connection', connection, port: hostPort });
    adopt(connection, socket);
  });
  server.once('error', (error) => tell({ kind: 'listening', port: hostPort, error: error.message }));
  server.listen(hostPort, '127.0.0.1', () => tell({ kind: 'listening', port: hostPort, error: undefined }));
}

function connect(connection: number, hostPort: number): void {
  const socket = createConnection({ port: hostPort, host: '127.0.0.1', allowHalfOpen: true });
  const refused = (): void => tell({ kind: 'refused', connection });
  socket.once('error', refused);
  socket.once('connect', () => {
    socket.off('error', refused);
    tell({ kind: 'connected', connection });
    adopt(connection, socket);
  });
}

/** What sends datagrams to 127.0.0.1, by the ports at both ends. */
const flows = new Map<string, (bytes: Uint8Array) => void>();

/**
 * A socket for a pair of ports, connected, so that ICMP's answers reach it. It lives for as long as it is used.
 */
function openFlow(guestPort: number, hostPort: number): (bytes: Uint8Array) => void {
  const key = `${guestPort} ${hostPort}`;
  const socket = createSocket('udp4');
  const early: Uint8Array[] = [];
  let connected = false;
  const end = (): void => {
    if (flows.get(key) !== send) return;
    flows.delete(key);
    socket.close();
  };
  const idle = setTimeout(end, FLOW_LIMIT);
  const send = (bytes: Uint8Array): void => {
    idle.refresh();
    if (connected) socket.send(bytes);
    else early.push(bytes);
  };
  socket.on('message', (bytes) => {
    idle.refresh();
    tell({ kind: 'datagram', guestPort, port: hostPort, bytes });
  });
  socket.on('error', () => tell({ kind: 'unheard', guestPort, port: hostPort }));
  socket.connect(hostPort, '127.0.0.1', () => {
    connected = true;
    for (const bytes of early.splice(0)) socket.send(bytes);
  });
  flows.set(key, send);
  return send;
}

function sendDatagram(guestPort: number, hostPort: number, bytes: Uint8Array): void {
  const send = flows.get(`${guestPort} ${hostPort}`) ?? openFlow(guestPort, hostPort);
  send(bytes);
}

port.on('message', (message: ToHost) => {
  if (message.kind === 'datagram') return sendDatagram(message.guestPort, message.port, message.bytes);
  if (message.kind === 'listen') return listen(message.port);
  if (message.kind === 'stop') return process.exit();
  if (message.kind === 'connect') return connect(message.connection, message.port);
  const link = links.get(message.connection);
  if (link === undefined) return undefined;
  switch (message.kind) {
    case 'data':
      link.socket.write(message.bytes);
      break;
    case 'end':
      link.socket.end();
      break;
    case 'reset':
      link.socket.resetAndDestroy();
      break;
    case 'taken':
      link.ahead -= message.bytes;
      if (link.ahead <= WINDOW) link.socket.resume();
      break;
  }
  return undefined;
});
