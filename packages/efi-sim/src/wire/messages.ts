/** Between the machine's thread and the thread that has the host's sockets. Connections are known by a number. */
export type ToHost =
  /** Listen on 127.0.0.1 for the machine. */
  | { readonly kind: 'listen'; readonly port: number }
  /** Connect to 127.0.0.1. */
  | { readonly kind: 'connect'; readonly connection: number; readonly port: number }
  | { readonly kind: 'data'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly connection: number }
  | { readonly kind: 'reset'; readonly connection: number }
  /** Read on: the machine has taken this many bytes. */
  | { readonly kind: 'taken'; readonly connection: number; readonly bytes: number }
  /** From a port of the machine to a port of 127.0.0.1. */
  | {
      readonly kind: 'datagram';
      readonly guestPort: number;
      readonly port: number;
      readonly bytes: Uint8Array;
    }
  /** The last message: the thread ends when it has done all that was asked before. */
  | { readonly kind: 'stop' };

export type FromHost =
  /** Every port of `listen` is open, or why one is not. */
  | { readonly kind: 'listening'; readonly port: number; readonly error: string | undefined }
  /** Somebody connected to a port of `listen`; the host chooses the number, a negative one. */
  | { readonly kind: 'connection'; readonly connection: number; readonly port: number }
  /** The outcome of `connect`. */
  | { readonly kind: 'connected'; readonly connection: number }
  | { readonly kind: 'refused'; readonly connection: number }
  | { readonly kind: 'data'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly connection: number }
  | { readonly kind: 'reset'; readonly connection: number }
  /** From a port of 127.0.0.1 to a port of the machine that has sent there. */
  | {
      readonly kind: 'datagram';
      readonly guestPort: number;
      readonly port: number;
      readonly bytes: Uint8Array;
    }
  /** Nobody listens on the port of 127.0.0.1 that a datagram went to. */
  | { readonly kind: 'unheard'; readonly guestPort: number; readonly port: number };
