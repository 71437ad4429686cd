/** A listener of the machine: one on loopback and one on each interface that the address covers. */
import { Activity } from './activity.ts';
import { ANY_ADDRESS, isLoopback } from './address.ts';
import { TcpError } from './error.ts';
import type { PortLease } from './ports.ts';
import type { Stack } from './stack.ts';
import type { Endpoint, TcpConnection, TcpListener, TcpListenHandlers } from './tcp.ts';

export class StackListener implements TcpListener {
  readonly local: Endpoint;
  private readonly stack: Stack;
  private readonly lease: PortLease;
  private readonly handlers: TcpListenHandlers;
  private readonly onClosed: () => void;
  private readonly activity: Activity;
  private readonly parts: TcpListener[] = [];
  /** Interfaces that have not said yet whether they listen. */
  private unsettled = 0;
  private open = true;
  private takeBack: () => void;

  constructor(
    stack: Stack,
    lease: PortLease,
    backlog: number | undefined,
    handlers: TcpListenHandlers,
    onClosed: () => void,
  ) {
    this.stack = stack;
    this.lease = lease;
    this.handlers = handlers;
    this.onClosed = onClosed;
    this.local = { address: lease.address, port: lease.port };
    this.activity = new Activity(stack.loop);
    this.activity.setBusy(true);
    // A connection to an address of this machine never leaves it, so loopback listens on each of them.
    this.addPart(stack.loopback.listen({ local: this.local, backlog, onConnection: this.onConnection }));
    if (stack.network === undefined || isLoopback(this.local.address)) {
      const ready = stack.loop.enqueue(() => handlers.onListening());
      this.takeBack = () => ready.close();
    } else {
      this.takeBack = stack.network.prepare((error) => this.listenOnInterfaces(error));
    }
  }

  close(done: () => void): void {
    if (!this.open) {
      this.stack.loop.enqueue(done);
      return;
    }
    this.open = false;
    this.takeBack();
    this.activity.close();
    this.onClosed();
    let left = this.parts.length;
    for (const part of this.parts) {
      part.close(() => {
        left -= 1;
        if (left === 0) done();
      });
    }
    this.lease.release();
  }

  ref(): void {
    this.activity.ref();
  }

  unref(): void {
    this.activity.unref();
  }

  private readonly onConnection = (connection: TcpConnection): void => {
    this.handlers.onConnection(connection);
  };

  /** What keeps the loop alive is the listener as a whole. */
  private addPart(part: TcpListener): void {
    part.unref();
    this.parts.push(part);
  }

  private listenOnInterfaces(error: Error | undefined): void {
    this.takeBack = () => undefined;
    const { address, port } = this.local;
    const everywhere = address === ANY_ADDRESS;
    const chosen =
      this.stack.network?.interfaces.filter((one) => everywhere || one.address === address) ?? [];
    if (chosen.length === 0) {
      // Loopback alone is a listener still; an address that nobody has is not.
      if (everywhere) this.handlers.onListening();
      else
        this.fail(
          error ??
            new TcpError('address-not-available', 'listen', `${address} is no address of this machine`),
        );
      return;
    }
    this.unsettled = chosen.length;
    let failure: Error | undefined;
    let listening = everywhere;
    const settle = (): void => {
      this.unsettled -= 1;
      if (this.unsettled > 0 || !this.open) return;
      if (listening) this.handlers.onListening();
      else if (failure !== undefined) this.fail(failure);
    };
    for (const one of chosen) {
      let told = false;
      const part = one.listen(
        { port },
        {
          onListening: () => {
            told = true;
            listening = true;
            settle();
          },
          onConnection: this.onConnection,
          onError: (reason) => {
            if (told) {
              this.fail(reason);
              return;
            }
            told = true;
            failure = reason;
            // A part of 'everywhere' that can not listen would be a server that nobody reaches.
            if (everywhere) listening = false;
            settle();
          },
        },
      );
      this.addPart(part);
    }
  }

  private fail(error: Error): void {
    if (!this.open) return;
    this.close(() => undefined);
    this.handlers.onError(error);
  }
}
