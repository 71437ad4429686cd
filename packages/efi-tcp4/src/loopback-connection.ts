/**
 * One end of a loopback connection. Bytes are copied once, when the stack takes them: after that the writer may reuse
 * its buffer and the reader may keep what it got. What TCP does with a lost or refused segment is done here at once.
 */
import type { Loop } from '@efi-node/efi-core';
import { Activity } from './activity.ts';
import { inheriting } from './inheriting.ts';
import { TcpError } from './error.ts';
import { Fifo } from './fifo.ts';
import type { Endpoint, TcpConnection, TcpDone, TcpErrorCode, TcpReader } from './tcp.ts';

/** Bytes one direction holds before its writer has to wait. */
const WINDOW = 256 * 1024;
/** Most bytes handed to a reader at once, as a read of libuv. */
const READ_SIZE = 64 * 1024;

/** 'half' is an end whose peer has not been joined yet, 'failed' one that has heard RST, 'closed' one given back. */
type State =
  | { readonly kind: 'half' }
  | { readonly kind: 'open'; readonly peer: LoopbackConnection }
  | { readonly kind: 'failed'; readonly code: TcpErrorCode }
  | { readonly kind: 'closed' };

interface PendingWrite {
  readonly chunks: readonly Uint8Array[];
  /** First chunk not wholly taken, and the bytes taken of it. */
  index: number;
  offset: number;
  readonly size: number;
  readonly done: TcpDone;
}

interface PendingShutdown {
  readonly done: TcpDone;
}

function sizeOf(chunks: readonly Uint8Array[]): number {
  let size = 0;
  for (const chunk of chunks) size += chunk.length;
  return size;
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const joined = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}

export class LoopbackConnection implements TcpConnection {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  private readonly loop: Loop;
  private readonly activity: Activity;
  private readonly onClosed: (connection: LoopbackConnection) => void;
  private state: State = { kind: 'half' };

  private reader: TcpReader | undefined;
  private readonly incoming = new Fifo<Uint8Array>();
  private incomingSize = 0;
  private finReceived = false;
  /** The reader has heard `onEnd` or `onError`. */
  private readEnded = false;
  private pumping = false;

  private readonly writes = new Fifo<PendingWrite>();
  private queued = 0;
  /** Writes that are done, and whose `done` is still to come. */
  private untoldWrites = 0;
  private pendingShutdown: PendingShutdown | undefined;
  private finSent = false;

  private constructor(
    loop: Loop,
    local: Endpoint,
    remote: Endpoint,
    onClosed: (connection: LoopbackConnection) => void,
  ) {
    this.loop = loop;
    this.local = local;
    this.remote = remote;
    this.onClosed = onClosed;
    this.activity = new Activity(loop);
  }

  /** Two ends that are each other's peer; `onClosed` hears of each that was given back. */
  static pair(
    loop: Loop,
    client: Endpoint,
    server: Endpoint,
    onClosed: (connection: LoopbackConnection) => void,
  ): { client: LoopbackConnection; server: LoopbackConnection } {
    const ends = {
      client: new LoopbackConnection(loop, client, server, onClosed),
      server: new LoopbackConnection(loop, server, client, onClosed),
    };
    ends.client.state = { kind: 'open', peer: ends.server };
    ends.server.state = { kind: 'open', peer: ends.client };
    return ends;
  }

  get readable(): number {
    return this.incomingSize;
  }

  get writeQueueSize(): number {
    return this.queued;
  }

  readStart(reader: TcpReader): void {
    this.reader = reader;
    this.updateBusy();
    this.schedulePump();
  }

  readStop(): void {
    this.reader = undefined;
    this.updateBusy();
  }

  tryWrite(chunks: readonly Uint8Array[], size: number): boolean {
    if (
      this.state.kind !== 'open' ||
      this.finSent ||
      this.pendingShutdown !== undefined ||
      this.writes.length > 0
    ) {
      return false;
    }
    const { peer } = this.state;
    if (size > WINDOW - peer.incomingSize) return false;
    if (size > 0) this.deliver(peer, join(chunks, size));
    return true;
  }

  write(chunks: readonly Uint8Array[], done: TcpDone): void {
    const refusal = this.writeRefusal();
    if (refusal !== undefined) {
      this.loop.enqueue(() => done(new TcpError(refusal, 'write')));
      return;
    }
    const size = sizeOf(chunks);
    this.queued += size;
    this.writes.push({ chunks, index: 0, offset: 0, size, done });
    this.flush();
  }

  shutdown(done: TcpDone): void {
    const refusal = this.writeRefusal();
    if (refusal !== undefined) {
      this.loop.enqueue(() => done(new TcpError(refusal, 'shutdown')));
      return;
    }
    this.pendingShutdown = { done };
    this.flush();
  }

  close(done: () => void): void {
    if (this.state.kind === 'open') {
      const { peer } = this.state;
      const unread = this.incomingSize > 0 || peer.writes.length > 0;
      this.end(unread);
    } else {
      this.end(false);
    }
    this.loop.enqueue(done);
  }

  abort(done: () => void): void {
    this.end(true);
    this.loop.enqueue(done);
  }

  ref(): void {
    this.activity.ref();
  }

  unref(): void {
    this.activity.unref();
  }

  /** Gives this end back, telling the peer by RST or FIN. */
  private end(reset: boolean): void {
    if (this.state.kind === 'closed') return;
    const before = this.state;
    this.state = { kind: 'closed' };
    this.reader = undefined;
    this.incoming.drain();
    this.incomingSize = 0;
    this.failWrites('aborted');
    this.activity.close();
    this.onClosed(this);
    if (before.kind !== 'open') return;
    if (reset) before.peer.receiveReset();
    else if (!this.finSent) before.peer.receiveFin();
  }

  private writeRefusal(): TcpErrorCode | undefined {
    if (this.state.kind === 'failed') return this.state.code;
    if (this.state.kind !== 'open' || this.finSent || this.pendingShutdown !== undefined)
      return 'broken-pipe';
    return undefined;
  }

  /** Moves queued writes into the peer's window, then the FIN. */
  private flush(): void {
    while (this.state.kind === 'open') {
      const write = this.writes.peek();
      if (write === undefined) break;
      if (!this.take(write, this.state.peer)) break;
      this.writes.shift();
      this.queued -= write.size;
      this.untoldWrites += 1;
      this.loop.enqueue(() => {
        this.untoldWrites -= 1;
        write.done();
      });
    }
    if (this.state.kind === 'open' && this.writes.length === 0 && this.pendingShutdown !== undefined) {
      const { done } = this.pendingShutdown;
      this.pendingShutdown = undefined;
      this.finSent = true;
      // A kernel takes a FIN at once, and its writer hears of it before anybody's next packet; but not before its writes.
      if (this.untoldWrites > 0) this.loop.enqueue(() => done());
      else this.loop.pending(() => done());
      this.state.peer.receiveFin();
    }
    this.updateBusy();
  }

  /** Takes what the window has room for; true when that was all of the write. */
  private take(write: PendingWrite, peer: LoopbackConnection): boolean {
    if (write.index === 0 && write.offset === 0 && write.size <= WINDOW - peer.incomingSize) {
      if (write.size > 0) this.deliver(peer, join(write.chunks, write.size));
      return true;
    }
    for (let chunk = write.chunks[write.index]; chunk !== undefined; chunk = write.chunks[write.index]) {
      const room = WINDOW - peer.incomingSize;
      const left = chunk.length - write.offset;
      if (room <= 0 && left > 0) return false;
      const length = Math.min(room, left);
      if (length > 0) this.deliver(peer, new Uint8Array(chunk.subarray(write.offset, write.offset + length)));
      if (length < left) {
        write.offset += length;
        return false;
      }
      write.index += 1;
      write.offset = 0;
    }
    return true;
  }

  /** Bytes arrive at the peer; one that has gone answers with RST. */
  private deliver(peer: LoopbackConnection, bytes: Uint8Array): void {
    if (peer.state.kind === 'closed') {
      this.receiveReset();
      return;
    }
    peer.incoming.push(bytes);
    peer.incomingSize += bytes.length;
    peer.schedulePump();
  }

  private receiveFin(): void {
    if (this.state.kind !== 'open' || this.finReceived) return;
    this.finReceived = true;
    this.schedulePump();
  }

  private receiveReset(): void {
    if (this.state.kind !== 'open') return;
    // With both FINs exchanged nothing is left that a RST could end.
    if (this.finReceived && this.finSent && this.incomingSize === 0) return;
    const code = this.finReceived ? 'broken-pipe' : 'reset';
    // What arrived before is still there for a reader; then comes the error.
    this.state = { kind: 'failed', code };
    this.failWrites(code);
    this.updateBusy();
    this.schedulePump();
  }

  private failWrites(code: TcpErrorCode): void {
    this.queued = 0;
    for (const write of this.writes.drain()) this.loop.enqueue(() => write.done(new TcpError(code, 'write')));
    if (this.pendingShutdown === undefined) return;
    const { done } = this.pendingShutdown;
    this.pendingShutdown = undefined;
    this.loop.enqueue(() => done(new TcpError(code, 'shutdown')));
  }

  private schedulePump(): void {
    if (this.pumping || this.reader === undefined || this.readEnded) return;
    if (this.incomingSize === 0 && !this.finReceived && this.state.kind !== 'failed') return;
    this.pumping = true;
    const handle = this.loop.enqueue(() => {
      this.pumping = false;
      this.pump();
    });
    if (!this.activity.alive) handle.unref();
  }

  /** Tells the reader one thing: a piece of data, the end, or the error. */
  private pump(): void {
    const { reader } = this;
    if (reader === undefined || this.readEnded) return;
    if (this.incomingSize > 0) {
      const memory = reader.onAlloc?.();
      const piece = this.nextPiece(memory);
      const bytes = memory === undefined ? inheriting(piece, reader.bytesPrototype) : piece;
      if (this.state.kind === 'open') this.state.peer.flush();
      this.schedulePump();
      reader.onData(bytes, bytes.length);
    } else if (this.state.kind === 'failed') {
      this.endReading();
      reader.onError(new TcpError('reset', 'read'));
    } else if (this.finReceived) {
      this.endReading();
      reader.onEnd();
    }
  }

  private endReading(): void {
    this.readEnded = true;
    this.updateBusy();
  }

  /** What the reader gets next: in its own memory, or one piece of what the writes brought since the last turn. */
  private nextPiece(memory: Uint8Array | undefined): Uint8Array {
    const first = this.incoming.peek();
    if (memory === undefined && first !== undefined && first.length <= READ_SIZE) {
      if (this.incoming.length === 1 || first.length === READ_SIZE) {
        this.incoming.shift();
        this.incomingSize -= first.length;
        return first;
      }
    }
    const size = Math.min(this.incomingSize, memory?.length ?? READ_SIZE);
    if (memory === undefined && first !== undefined && first.length >= size) return this.split(first, size);
    const target = memory === undefined ? new Uint8Array(size) : memory.subarray(0, size);
    let at = 0;
    while (at < size) {
      const chunk = this.incoming.peek();
      if (chunk === undefined) break;
      const part = this.split(chunk, Math.min(chunk.length, size - at));
      target.set(part, at);
      at += part.length;
    }
    return target;
  }

  private split(chunk: Uint8Array, size: number): Uint8Array {
    this.incomingSize -= size;
    if (size === chunk.length) {
      this.incoming.shift();
      return chunk;
    }
    this.incoming.replaceHead(chunk.subarray(size));
    return chunk.subarray(0, size);
  }

  private updateBusy(): void {
    const reading = this.reader !== undefined && !this.readEnded;
    this.activity.setBusy(reading || this.writes.length > 0 || this.pendingShutdown !== undefined);
  }
}
