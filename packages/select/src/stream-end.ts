/** A connected socket's two directions over a `TcpConnection`: a receive queue, and one write under way at most. */
import type { TcpConnection, TcpReader } from '@efi-node/efi-tcp4';
import { fromTcp, SocketError } from './errors.ts';
import { ReceiveQueue } from './receive-queue.ts';
import { WOULD_BLOCK } from './wait.ts';

/** Bytes that are kept for a reader that does not read; then the peer has to wait. */
const RECEIVE_LIMIT = 256 * 1024;
/** Most that one send takes, so that a writer that does not block sees how far it came. */
const SEND_LIMIT = 64 * 1024;

export class StreamEnd implements TcpReader {
  readonly connection: TcpConnection;
  readonly queue: ReceiveQueue = new ReceiveQueue();
  private readonly onChange: () => void;
  private ended = false;
  private failure: SocketError | undefined;
  private reading = false;
  private writing = false;
  private shut = false;

  constructor(connection: TcpConnection, onChange: () => void) {
    this.connection = connection;
    this.onChange = onChange;
    connection.unref();
    this.read();
  }

  get readable(): boolean {
    return this.queue.size > 0 || this.ended || this.failure !== undefined;
  }

  get writable(): boolean {
    return !this.writing || this.failure !== undefined;
  }

  get failed(): boolean {
    return this.failure !== undefined;
  }

  get hungUp(): boolean {
    return this.ended;
  }

  /** Takes the error that is waiting, as SO_ERROR does. */
  takeFailure(): SocketError | undefined {
    const { failure } = this;
    this.failure = undefined;
    if (failure !== undefined) this.ended = true;
    return failure;
  }

  /** At most `limit` bytes; none means the end. */
  receive(limit: number, peek: boolean): Buffer | typeof WOULD_BLOCK {
    if (this.queue.size > 0 || limit === 0 || (this.ended && this.failure === undefined)) {
      const bytes = peek ? this.queue.peek(limit) : this.queue.take(limit);
      this.read();
      return bytes;
    }
    const failure = this.takeFailure();
    if (failure !== undefined) throw failure;
    return WOULD_BLOCK;
  }

  /** How many of the bytes were taken; they may change afterwards. */
  send(bytes: Uint8Array): number | typeof WOULD_BLOCK {
    if (this.shut) throw new SocketError('EPIPE', 'send');
    const failure = this.takeFailure();
    if (failure !== undefined) throw failure;
    if (this.writing) return WOULD_BLOCK;
    const piece = bytes.subarray(0, SEND_LIMIT);
    if (piece.length === 0 || this.connection.tryWrite([piece], piece.length)) return piece.length;
    this.writing = true;
    // Not `slice`: that of a Buffer shares its memory.
    this.connection.write([new Uint8Array(piece)], (error) => {
      this.writing = false;
      if (error !== undefined) this.fail(error, 'send');
      this.onChange();
    });
    return piece.length;
  }

  shutdownWrite(): void {
    if (this.shut) return;
    this.shut = true;
    this.connection.shutdown((error) => {
      if (error !== undefined) this.fail(error, 'shutdown');
      this.onChange();
    });
  }

  shutdownRead(): void {
    this.stop();
    this.queue.clear();
    this.ended = true;
    this.onChange();
  }

  /** Gives the connection back: what was sent goes out first, unless `abort`. */
  close(abort: boolean): void {
    this.stop();
    if (abort) {
      this.connection.abort(nothing);
    } else if (this.shut || this.failure !== undefined || this.queue.size > 0) {
      this.connection.close(nothing);
    } else {
      this.connection.shutdown(() => this.connection.close(nothing));
    }
  }

  onData(bytes: Uint8Array): void {
    this.queue.push(bytes);
    if (this.queue.size >= RECEIVE_LIMIT) this.stop();
    this.onChange();
  }

  onEnd(): void {
    this.reading = false;
    this.ended = true;
    this.onChange();
  }

  onError(error: Error): void {
    this.reading = false;
    this.fail(error, 'recv');
    this.onChange();
  }

  private fail(error: Error, syscall: string): void {
    this.failure ??= fromTcp(error, syscall);
  }

  private read(): void {
    if (this.reading || this.ended || this.failure !== undefined || this.queue.size >= RECEIVE_LIMIT) return;
    this.reading = true;
    this.connection.readStart(this);
  }

  private stop(): void {
    if (!this.reading) return;
    this.reading = false;
    this.connection.readStop();
  }
}

function nothing(): void {
  // A close that nobody waits for.
}
