/**
 * A cable that loses and delays packets, between a machine's card and what it is on: QEMU hands every packet to this
 * process and takes it back (filter-redirector). No netem: kernels come without it, and chance is the same at each run.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { TemporaryFolder } from './command.ts';
import { monitor } from './qmp.ts';

/** What happens to the packets, in both directions. */
export interface Impairment {
  /** Packets of a hundred that are lost. */
  readonly loss: number;
  /** Milliseconds, each way. */
  readonly delay: number;
}

/** Before each packet: its length, big-endian. */
const HEADER = 4;

const DIRECTIONS = ['tx', 'rx'] as const;

export class BadCable implements AsyncDisposable {
  /** Packets that came to the cable, and those of them that it lost. */
  packets = 0;
  lost = 0;
  private readonly impairment: Impairment;
  private readonly folder = new TemporaryFolder();
  private readonly servers: Server[] = [];
  private readonly sockets = new Map<string, Socket>();
  private chance = 1;

  private constructor(impairment: Impairment) {
    this.impairment = impairment;
  }

  /** `monitorPath` is the machine's QMP socket; `netdev` the card's other end. */
  static async put(monitorPath: string, impairment: Impairment, netdev = 'net0'): Promise<BadCable> {
    const cable = new BadCable(impairment);
    for (const direction of DIRECTIONS) {
      const [out, back] = [`${direction}-out`, `${direction}-back`];
      for (const name of [out, back]) await cable.listen(name);
      await monitor(monitorPath, [
        cable.chardev(out),
        cable.chardev(back),
        {
          execute: 'object-add',
          arguments: {
            'qom-type': 'filter-redirector',
            id: `cable-${direction}`,
            netdev,
            queue: direction,
            outdev: out,
            indev: back,
          },
        },
      ]);
    }
    return cable;
  }

  [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets.values()) socket.destroy();
    const closed = this.servers.map((server) => new Promise((resolve) => server.close(resolve)));
    return Promise.all(closed).then(() => this.folder[Symbol.dispose]());
  }

  private chardev(id: string): { execute: string; arguments: object } {
    const address = { type: 'unix', data: { path: join(this.folder.path, id) } };
    const backend = { type: 'socket', data: { addr: address, server: false } };
    return { execute: 'chardev-add', arguments: { id, backend } };
  }

  private listen(name: string): Promise<void> {
    const server = createServer((socket) => {
      this.sockets.set(name, socket);
      socket.on('error', () => undefined);
      if (name.endsWith('-out')) this.carry(socket, name.replace('-out', '-back'));
    });
    this.servers.push(server);
    return new Promise((resolve) => {
      server.listen(join(this.folder.path, name), resolve);
    });
  }

  private carry(from: Socket, back: string): void {
    let pending = Buffer.alloc(0);
    from.on('data', (chunk) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      while (pending.length >= HEADER) {
        const size = HEADER + pending.readUInt32BE(0);
        if (pending.length < size) return;
        const packet = pending.subarray(0, size);
        pending = pending.subarray(size);
        this.packets += 1;
        if (this.isLost()) this.lost += 1;
        else setTimeout(() => this.sockets.get(back)?.write(packet), this.impairment.delay);
      }
    });
  }

  private isLost(): boolean {
    this.chance = (Math.imul(this.chance, 1_103_515_245) + 12_345) >>> 0;
    return (this.chance / 2 ** 32) * 100 < this.impairment.loss;
  }
}
