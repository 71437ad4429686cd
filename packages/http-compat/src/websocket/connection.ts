/**
 * One connection, from the handshake to its end: frames out and in, and the closing handshake (RFC 6455, section 7). It
 * tells its owner what happens and knows nothing of events.
 */
import type { Socket } from 'node:net';
import type { Loop, LoopTimer } from '@efi-node/efi-core';
import type { HttpModule } from '../http.ts';
import { MessageInflater } from './deflate.ts';
import { closePayload, encodeFrame } from './frame.ts';
import { type Handshake, type Opened, openHandshake, type Wanted } from './handshake.ts';
import { FrameParser, type RawMessage } from './parser.ts';
import { SendQueue } from './send-queue.ts';
import { CLOSED, CLOSING, CONNECTING, type Failure, OPEN, opcodes, type ReadyState } from './state.ts';
import { isUtf8 } from 'node:buffer';

/** Milliseconds that a peer has to end the connection when both have said that it is over. */
const CLOSE_TIMEOUT = 30_000;
/** The same when it has done what it must not. */
const FAIL_TIMEOUT = 2000;

export interface End {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  /** Why it failed, when it did. */
  readonly cause: Error | undefined;
}

export interface Owner {
  opened(result: Opened): void;
  message(bytes: Uint8Array, isText: boolean): void;
  ended(end: End): void;
}

export interface Environment {
  readonly http: HttpModule;
  readonly loop: Loop;
}

export class Connection {
  state: ReadyState = CONNECTING;
  private readonly owner: Owner;
  private readonly loop: Loop;
  private readonly handshake: Handshake;
  private socket: Socket | undefined;
  private parser: FrameParser | undefined;
  private inflater: MessageInflater | undefined;
  private queue: SendQueue | undefined;
  private timer: LoopTimer | undefined;
  private hasSentClose = false;
  private received: { readonly code: number | undefined; readonly reason: string } | undefined;
  private cause: Error | undefined;

  constructor({ http, loop }: Environment, wanted: Wanted, owner: Owner) {
    this.owner = owner;
    this.loop = loop;
    this.handshake = openHandshake(
      http,
      wanted,
      (result) => this.open(result),
      (cause) => this.end(cause),
    );
  }

  send(opcode: number, bytes: Uint8Array, sent: () => void): void {
    this.queue?.send(opcode, bytes, sent);
  }

  sendBlob(blob: Blob, sent: () => void): void {
    this.queue?.sendBlob(blob, sent);
  }

  /** Begins the closing handshake; a connection that is not there yet is given up. */
  close(code: number | undefined, reason: string): void {
    if (this.state === CLOSING || this.state === CLOSED) return;
    const wasConnecting = this.state === CONNECTING;
    this.state = CLOSING;
    if (wasConnecting) {
      this.handshake.abandon();
      process.nextTick(() => this.end(new Error('Closed before the connection was established')));
      return;
    }
    this.queue?.idle(() => this.sendClose(code, reason));
  }

  private open(result: Opened): void {
    const { socket, head, deflate } = result;
    this.socket = socket;
    this.state = OPEN;
    this.queue = new SendQueue({ write: (frame, sent) => socket.write(frame, () => sent()) });
    if (deflate !== undefined) this.inflater = new MessageInflater(deflate);
    const parser = new FrameParser(
      {
        message: (message) => this.take(message),
        ping: (payload) => this.write(encodeFrame(opcodes.pong, payload)),
        close: (code, reason) => this.closedByPeer(code, reason),
        fail: (failure) => this.fail(failure),
      },
      deflate !== undefined,
    );
    this.parser = parser;
    socket.setNoDelay(true);
    socket.setTimeout(0);
    socket.on('error', (error: Error) => {
      this.cause ??= error;
    });
    socket.on('close', () => this.end(this.cause));
    // Without reading on, the end would not be seen.
    socket.on('end', () => socket.end());
    if (head.length > 0) socket.unshift(head);
    this.owner.opened(result);
    socket.on('data', (chunk: Buffer) => parser.push(chunk));
  }

  private write(frame: Uint8Array): void {
    if (this.socket?.writable === true) this.socket.write(frame);
  }

  private sendClose(code: number | undefined, reason: string): void {
    if (this.hasSentClose) return;
    this.hasSentClose = true;
    this.write(encodeFrame(opcodes.close, closePayload(code, reason)));
    this.endWithin(CLOSE_TIMEOUT);
  }

  private endWithin(time: number): void {
    this.timer?.close();
    this.timer = this.loop.timer(() => this.socket?.destroy(), time);
  }

  /** Answers true when the message is still to be inflated. */
  private take({ bytes, isText, isCompressed }: RawMessage): boolean {
    if (!isCompressed || this.inflater === undefined) {
      this.tell(bytes, isText);
      return false;
    }
    this.inflater.inflate(bytes, (error, inflated) => {
      if (this.state === CLOSED) return;
      if (error !== undefined) {
        this.fail({ code: 1007, reason: error.message });
      } else if (isText && !isUtf8(inflated)) {
        this.fail({ code: 1007, reason: 'Received invalid UTF-8 in text frame.' });
      } else {
        this.tell(inflated, isText);
        this.parser?.resume();
      }
    });
    return true;
  }

  private tell(bytes: Uint8Array, isText: boolean): void {
    if (this.state === OPEN) this.owner.message(bytes, isText);
  }

  private closedByPeer(code: number | undefined, reason: string): void {
    this.received = { code, reason };
    this.state = CLOSING;
    if (this.hasSentClose) return;
    this.queue?.idle(() => this.sendClose(code, ''));
  }

  /** The peer has broken the protocol: it is told, and that is all. */
  private fail({ code, reason }: Failure): void {
    this.cause ??= new Error(reason);
    this.state = CLOSING;
    this.parser?.stop();
    if (!this.hasSentClose) this.write(encodeFrame(opcodes.close, closePayload(code, reason)));
    this.hasSentClose = true;
    this.socket?.end();
    this.endWithin(FAIL_TIMEOUT);
  }

  private end(cause: Error | undefined): void {
    if (this.state === CLOSED) return;
    this.state = CLOSED;
    this.timer?.close();
    this.parser?.stop();
    this.inflater?.close();
    const wasClean = this.hasSentClose && this.received !== undefined;
    const { code = this.received === undefined ? 1006 : 1005, reason = '' } = this.received ?? {};
    this.owner.ended({ code, reason, wasClean, cause });
  }
}
