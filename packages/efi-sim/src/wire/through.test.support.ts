/** Run by host-wire.test.ts in a process of its own: scripted hosts behind a wire, and real sockets in front of it. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { SimNetwork } from '../net/network.ts';
import { HostWire } from './host-wire.ts';

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function textOf(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

const network = new SimNetwork({ dhcp: false });
const guest = network.host('10.0.2.15');
const wire = new HostWire({ network, gateway: '10.0.2.2', guest: () => guest.address });
const beat = setInterval(() => wire.sync(), 1);

// From the host into the network: a megabyte comes back as it went.
guest.listen(7, (peer) => {
  peer.onData = (bytes) => peer.write(bytes);
  peer.onEnd = () => peer.end();
});
const published = await freePort();
wire.publish({ host: published, guest: 7 });
const client = createConnection({ port: published, host: '127.0.0.1', allowHalfOpen: true });
client.end('0123456789abcdef'.repeat(65_536));
console.log('echo', (await textOf(client)) === '0123456789abcdef'.repeat(65_536));

const refused = await freePort();
wire.publish({ host: refused, guest: 8 });
const unheard = createConnection({ port: refused, host: '127.0.0.1' });
const [error]: { code?: string }[] = await once(unheard, 'error').catch((reason: unknown) => [
  Object(reason),
]);
console.log('nobody listens', error?.code ?? 'closed');

try {
  wire.publish({ host: published, guest: 9 });
} catch (thrown) {
  console.log('taken', String(thrown).includes('EADDRINUSE'));
}

// From the network to the host, which speaks first.
const server = createServer((socket) => socket.end('hello'));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const port = portOf(server);
const out = guest.connect('10.0.2.2', port);
await new Promise<void>((resolve) => {
  out.onEnd = () => resolve();
});
console.log('greeted', out.text);
out.end();
server.close();
await once(server, 'close');
const none = guest.connect('10.0.2.2', port);
await new Promise<void>((resolve) => {
  none.onClose = () => resolve();
});
console.log('refused', none.closed);

// Datagrams to the host and back, and to a port that nobody has.
const udp = createSocket('udp4');
udp.on('message', (bytes, from) => udp.send(`${bytes} yourself`, from.port, from.address));
udp.bind(0, '127.0.0.1');
await once(udp, 'listening');
const udpPort = udp.address().port;
const answer = new Promise<string>((resolve) => {
  guest.onDatagram = ({ data }) => resolve(Buffer.from(data).toString());
});
guest.sendDatagram('10.0.2.2', udpPort, 5000, Buffer.from('hello'));
console.log('answered', await answer);
udp.close();
await once(udp, 'close');
const unreachable = new Promise<string>((resolve) => {
  network.onPacket = (packet) => {
    if (packet.kind === 'unreachable') resolve(packet.reason);
  };
});
guest.sendDatagram('10.0.2.2', udpPort, 5001, Buffer.from('hello'));
console.log('unreachable', await unreachable);

const before = network.clock.now;
clearInterval(beat);
wire.wait(100, () => false);
console.log('time passes', network.clock.now - before >= 99);
await wire.close();
