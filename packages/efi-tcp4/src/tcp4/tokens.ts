/**
 * Tokens of a connection: one for Receive, a few for Transmit, one for Close. They are made once and go from connection
 * to connection, so that a new one costs no event and no pool.
 */
import {
  type Address,
  EFI_TCP4_CLOSE_TOKEN,
  type EFI_TCP4_CONNECTION_TOKEN,
  EFI_TCP4_FRAGMENT_DATA,
  EFI_TCP4_IO_TOKEN,
  type EFI_TCP4_PROTOCOL,
  EFI_TCP4_RECEIVE_DATA,
  EFI_TCP4_TRANSMIT_DATA,
  EFI_UNSUPPORTED,
  type Bound,
  type Machine,
  Operation,
  type Scope,
  type Status,
  writeNumber64,
} from '@efi-node/efi-core';

export type Tcp4 = Bound<(typeof EFI_TCP4_PROTOCOL)['fields']>;

type IoToken = Operation<(typeof EFI_TCP4_IO_TOKEN)['fields']>;
type CloseToken = Operation<(typeof EFI_TCP4_CLOSE_TOKEN)['fields']>;
export type ConnectToken = Operation<(typeof EFI_TCP4_CONNECTION_TOKEN)['fields']>;

/** Fragments of one Transmit. */
export const MAX_FRAGMENTS = 16;
/** Transmits that may be with firmware at once. */
export const MAX_TRANSMITS = 4;
/** The memory of a Receive that is not in bulk. */
export const SMALL_RECEIVE = 2048;
/** Writes up to this size are copied: cheaper than pinning, and the writer has its buffer back at once. */
export const STAGING_SIZE = 4096;

/** Who uses the tokens at present. */
export interface TokenUser {
  readonly tcp: Tcp4;
  /** Its child is gone. */
  readonly isDestroyed: boolean;
  onReceive(status: Status): void;
  onTransmit(transmit: Transmit, status: Status): void;
  onClose(status: Status): void;
  /** Firmware has given back the last token. */
  onIdle(): void;
}

const plainBytes = Uint8Array.prototype;
const receiveTable = EFI_TCP4_RECEIVE_DATA.offsets.FragmentTable;
const transmitTable = EFI_TCP4_TRANSMIT_DATA.offsets.FragmentTable;
const fragmentLength = EFI_TCP4_FRAGMENT_DATA.offsets.FragmentLength;
const fragmentBuffer = EFI_TCP4_FRAGMENT_DATA.offsets.FragmentBuffer;

/** What is touched for each packet is read and written as words of 32 bits: an element of an array, not a call. */
function words(data: DataView): Int32Array {
  return new Int32Array(data.buffer, data.byteOffset, data.byteLength >> 2);
}
const receiveLengthWord = EFI_TCP4_RECEIVE_DATA.offsets.DataLength >> 2;
const receiveFragmentWord = (receiveTable + fragmentLength) >> 2;
const transmitLengthWord = EFI_TCP4_TRANSMIT_DATA.offsets.DataLength >> 2;
const transmitCountWord = EFI_TCP4_TRANSMIT_DATA.offsets.FragmentCount >> 2;
const transmitFragmentWord = (transmitTable + fragmentLength) >> 2;

function gather(chunks: readonly Uint8Array[], into: Uint8Array): void {
  let at = 0;
  for (const chunk of chunks) {
    into.set(chunk, at);
    at += chunk.length;
  }
}

/** One Transmit token with its descriptor. */
export class Transmit {
  readonly operation: IoToken;
  /** Bytes of the Transmit under way. */
  size = 0;
  private readonly data: DataView;
  private readonly words: Int32Array;
  private staging: { readonly bytes: Uint8Array; readonly address: Address } | undefined;
  /** Whether the first fragment is the staging memory. */
  private staged = false;

  constructor(tokens: Tokens, machine: Machine, scope: Scope) {
    this.operation = new Operation(machine, scope, {
      name: 'EFI_TCP4_PROTOCOL.Transmit',
      token: EFI_TCP4_IO_TOKEN,
      // There is no abort: Cancel of a Transmit in flight corrupts EDK2's stack.
      submit: () => EFI_UNSUPPORTED,
      done: (status) => {
        const { user } = tokens;
        try {
          user?.onTransmit(this, status);
        } finally {
          if (user?.isDestroyed === true) tokens.checkIdle();
        }
      },
    });
    const descriptor = this.operation.memory(EFI_TCP4_TRANSMIT_DATA, { Push: true }, MAX_FRAGMENTS);
    this.operation.token.Packet = descriptor.address;
    this.data = descriptor.data;
    this.words = words(this.data);
    if (tokens.user !== undefined) this.use(tokens.user);
  }

  use(user: TokenUser): void {
    this.operation.submitBy(user.tcp.view.Transmit, user.tcp.address);
  }

  /** Sends what is in the buffers; they must not change until the end. */
  startPinned(fragments: readonly Uint8Array[], size: number): Status {
    this.size = size;
    this.staged = false;
    let at = transmitTable;
    for (const fragment of fragments) {
      this.data.setUint32(at + fragmentLength, fragment.length, true);
      writeNumber64(this.data, at + fragmentBuffer, this.operation.pin(fragment));
      at += EFI_TCP4_FRAGMENT_DATA.size;
    }
    this.words[transmitLengthWord] = size;
    this.words[transmitCountWord] = fragments.length;
    return this.operation.start();
  }

  /** Sends a copy of at most STAGING_SIZE bytes. */
  startCopied(chunks: readonly Uint8Array[], size: number): Status {
    this.size = size;
    if (this.staging === undefined) {
      const bytes = new Uint8Array(STAGING_SIZE);
      this.staging = { bytes, address: this.operation.keep(bytes) };
    }
    const { bytes, address } = this.staging;
    // By index: taking an array apart as a pattern goes through an iterator, which costs more than the copy.
    const only = chunks.length === 1 ? chunks[0] : undefined;
    if (only === undefined) gather(chunks, bytes);
    else bytes.set(only);
    this.words[transmitFragmentWord] = size;
    if (!this.staged) {
      this.staged = true;
      writeNumber64(this.data, transmitTable + fragmentBuffer, address);
    }
    this.words[transmitLengthWord] = size;
    this.words[transmitCountWord] = 1;
    return this.operation.start();
  }
}

export class Tokens {
  /** Set by `use`. */
  user: TokenUser | undefined;
  private readonly machine: Machine;
  private readonly scope: Scope;
  readonly receive: IoToken;
  private readonly receiveData: DataView;
  private readonly receiveWords: Int32Array;
  private readonly close: CloseToken;
  private readonly transmits: Transmit[] = [];
  /** Memory of the tokens' own, pinned for as long as they live: what is received into it has to be copied out. */
  readonly small: Uint8Array = new Uint8Array(SMALL_RECEIVE);
  private smallAddress: Address = 0;
  private receiveAddress: Address = 0;

  /** Throws RangeError when firmware has no memory or no event left. */
  constructor(machine: Machine, scope: Scope) {
    this.machine = machine;
    this.scope = scope;
    this.receive = new Operation(machine, scope, {
      name: 'EFI_TCP4_PROTOCOL.Receive',
      token: EFI_TCP4_IO_TOKEN,
      submit: () => EFI_UNSUPPORTED,
      done: (status) => this.user?.onReceive(status),
    });
    try {
      const descriptor = this.receive.memory(EFI_TCP4_RECEIVE_DATA, { FragmentCount: 1 });
      this.receive.token.Packet = descriptor.address;
      this.receiveData = descriptor.data;
      this.receiveWords = words(this.receiveData);
      this.close = new Operation(machine, scope, {
        name: 'EFI_TCP4_PROTOCOL.Close',
        token: EFI_TCP4_CLOSE_TOKEN,
        submit: (token) => this.user?.tcp.call.Close(token) ?? EFI_UNSUPPORTED,
        done: (status) => {
          try {
            this.user?.onClose(status);
          } finally {
            this.checkIdle();
          }
        },
      });
    } catch (error) {
      this.receive.close();
      throw error;
    }
  }

  /** From now on they are this user's, on its instance of the protocol. */
  use(user: TokenUser): void {
    this.user = user;
    this.receive.submitBy(user.tcp.view.Receive, user.tcp.address);
    for (const transmit of this.transmits) transmit.use(user);
  }

  get pending(): boolean {
    if (this.receive.isPending || this.close.isPending) return true;
    for (const transmit of this.transmits) if (transmit.operation.isPending) return true;
    return false;
  }

  /** Posts the Receive, for at most `length` bytes. */
  startReceive(
    buffer: Uint8Array,
    length: number = buffer === this.small ? SMALL_RECEIVE : buffer.length,
  ): Status {
    const data = this.receiveData;
    let address: Address;
    if (buffer === this.small) {
      if (this.smallAddress === 0) this.smallAddress = this.receive.keep(buffer);
      address = this.smallAddress;
    } else {
      address = this.receive.pin(buffer);
    }
    if (address !== this.receiveAddress) {
      this.receiveAddress = address;
      writeNumber64(data, receiveTable + fragmentBuffer, address);
    }
    // Firmware has overwritten both with what the last Receive brought.
    this.receiveWords[receiveLengthWord] = length;
    this.receiveWords[receiveFragmentWord] = length;
    return this.receive.start();
  }

  /** Bytes that the last Receive brought. */
  get received(): number {
    return this.receiveWords[receiveLengthWord] ?? 0;
  }

  /** The first bytes of memory that is needed again, in memory of their own. */
  copy(memory: Uint8Array, length: number, prototype: Uint8Array = plainBytes): Uint8Array {
    return this.machine.native.copyBytes(memory, 0, length, prototype);
  }

  startClose(abort: boolean): Status {
    this.close.token.AbortOnClose = abort;
    return this.close.start();
  }

  /**
   * A Transmit token that is free. Tells the user of those that it finds ended, which may be the end of the connection.
   * Undefined when all are with firmware, or there is no memory for another. */
  freeTransmit(): Transmit | undefined {
    const { transmits } = this;
    for (let index = 0; index < transmits.length; index += 1) {
      const transmit = transmits[index];
      if (transmit === undefined) continue;
      const { operation } = transmit;
      if (operation.isPending) {
        const status = operation.collect();
        if (status === undefined) continue;
        this.user?.onTransmit(transmit, status);
        // Its user may have sent something else with it.
        if (operation.isPending) continue;
      }
      return transmit;
    }
    if (this.transmits.length >= MAX_TRANSMITS) return undefined;
    try {
      const transmit = new Transmit(this, this.machine, this.scope);
      this.transmits.push(transmit);
      return transmit;
    } catch (error) {
      if (this.transmits.length > 0) return undefined;
      throw error;
    }
  }

  /** Tells the user of the Transmits that have ended unheard. */
  collect(): void {
    for (const transmit of this.transmits) {
      const status = transmit.operation.collect();
      if (status !== undefined) this.user?.onTransmit(transmit, status);
    }
  }

  /** From now on the end of each Transmit is told by the loop. */
  listen(): void {
    for (const transmit of this.transmits) transmit.operation.listen();
  }

  /** @internal Tells a user whose child is gone when firmware has given back all tokens. */
  checkIdle(): void {
    const { user } = this;
    if (user?.isDestroyed === true && !this.pending) user.onIdle();
  }

  /** Gives events and memory back. */
  dispose(): void {
    this.receive.close();
    this.close.close();
    for (const transmit of this.transmits) transmit.operation.close();
  }
}

/** Tokens that no connection uses at present. */
export class TokenPool {
  private readonly machine: Machine;
  private readonly scope: Scope;
  private readonly spare: Tokens[] = [];
  private readonly limit: number;

  constructor(machine: Machine, scope: Scope, limit: number) {
    this.machine = machine;
    this.scope = scope;
    this.limit = limit;
  }

  take(): Tokens {
    return this.spare.pop() ?? new Tokens(this.machine, this.scope);
  }

  /** `tokens` has nothing pending. */
  give(tokens: Tokens): void {
    tokens.user = undefined;
    if (this.scope.state === 'open' && this.spare.length < this.limit) this.spare.push(tokens);
    else tokens.dispose();
  }
}
