/**
 * A scope holds what has to end before its owner is closed: pending operations, children, and closers. A connection,
 * an interface, a program each have one, and the machine's is the root.
 *
 * Closing: aborters run (ask firmware to give up), then every member is ended and awaited, then the closers run, last
 * registered first, one after the other. What has not ended within the limit is abandoned and reported: firmware may
 * still write to its memory, so that memory is never freed.
 */
import type { Loop, LoopHandle } from './loop.ts';

/** Something that firmware did not give back. */
export interface Leak {
  /** The scope and operation: 'machine/tcp4/10.0.2.15:80 EFI_TCP4_PROTOCOL.Receive'. */
  readonly name: string;
  /** How long it has been pending. */
  readonly milliseconds: number;
}

/** What a scope ends when it closes: an operation, another scope. */
export interface ScopeMember {
  readonly name: string;
  /** Asks it to end; `done` is called once, at once or later. */
  end(done: () => void): void;
  /** The limit is over: no `done` is expected any more. Answers what is left behind. */
  abandon(): Leak | undefined;
}

/** Gives something back, and calls `done` once, at once or later. */
export type Closer = (done: () => void) => void;

/** Milliseconds that a closing scope waits for its members: EDK2's Close token takes up to 4 s. */
const defaultLimit = 5000;

/** Open, then closing, then closed; nothing new begins in one that is not open. */
export class Scope implements ScopeMember {
  readonly name: string;
  private readonly loop: Loop;
  private readonly parent: Scope | undefined;
  private readonly members = new Set<ScopeMember>();
  private readonly aborters = new Set<() => void>();
  private readonly closers = new Set<{ readonly name: string; readonly close: Closer }>();
  private readonly leaks: Leak[] = [];
  private readonly listeners: ((leaks: readonly Leak[]) => void)[] = [];
  private readonly limit: number;
  private stateNow: 'open' | 'closing' | 'closed' = 'open';

  constructor(loop: Loop, name: string, parent?: Scope, limit: number = parent?.limit ?? defaultLimit) {
    this.loop = loop;
    this.name = parent === undefined ? name : `${parent.name}/${name}`;
    this.parent = parent;
    this.limit = limit;
    parent?.add(this);
  }

  get state(): 'open' | 'closing' | 'closed' {
    return this.stateNow;
  }

  /** Members that have not ended. */
  get size(): number {
    return this.members.size;
  }

  child(name: string, limit?: number): Scope {
    return new Scope(this.loop, name, this, limit);
  }

  /** Throws when the scope is closing: nothing new may begin in it. */
  add(member: ScopeMember): void {
    this.assertOpen(member.name);
    this.members.add(member);
  }

  remove(member: ScopeMember): void {
    this.members.delete(member);
  }

  /** Runs at the beginning of closing, before the members are asked to end. Answers how to take it back. */
  onAbort(abort: () => void): () => void {
    this.assertOpen('onAbort');
    this.aborters.add(abort);
    return () => this.aborters.delete(abort);
  }

  /** Runs when all members have ended: destroy the child handle, free memory. Answers how to take it back. */
  onClose(name: string, close: Closer): () => void {
    this.assertOpen(name);
    const closer = { name, close };
    this.closers.add(closer);
    return () => this.closers.delete(closer);
  }

  /** May be called again, by anyone; `done` is called from the loop, once for each call. */
  close(done: (leaks: readonly Leak[]) => void = () => {}): void {
    if (this.stateNow === 'closed') {
      this.loop.enqueue(() => done(this.leaks));
      return;
    }
    this.listeners.push(done);
    if (this.stateNow === 'closing') return;
    this.stateNow = 'closing';
    const hold = this.loop.hold();
    for (const abort of [...this.aborters].reverse()) this.guard(abort);
    this.endMembers(() => this.runClosers([...this.closers].reverse(), hold));
  }

  end(done: () => void): void {
    this.close(() => done());
  }

  abandon(): Leak | undefined {
    // Its own limit is at work; the leaks come by `end`.
    return undefined;
  }

  private endMembers(next: () => void): void {
    const waiting = new Set(this.members);
    let timer: LoopHandle | undefined;
    const oneEnded = (member: ScopeMember): void => {
      if (!waiting.delete(member)) return;
      this.members.delete(member);
      if (waiting.size > 0 || timer === undefined) return;
      timer.close();
      next();
    };
    for (const member of [...waiting].reverse()) this.guard(() => member.end(() => oneEnded(member)));
    if (waiting.size === 0) {
      next();
      return;
    }
    timer = this.loop.timer(() => {
      for (const member of waiting) {
        // A child scope has a limit of its own, and closers after it: it always ends.
        if (member instanceof Scope) continue;
        const leak = member.abandon();
        if (leak !== undefined) this.leaks.push({ ...leak, name: `${this.name} ${leak.name}` });
        oneEnded(member);
      }
    }, this.limit);
  }

  private runClosers(
    closers: readonly { readonly name: string; readonly close: Closer }[],
    hold: LoopHandle,
    index = 0,
  ): void {
    const closer = closers[index];
    if (closer === undefined) {
      this.finish(hold);
      return;
    }
    const started = this.loop.now;
    const next = (): void => this.runClosers(closers, hold, index + 1);
    let over = false;
    const once = (): boolean => {
      if (over) return false;
      over = true;
      timer.close();
      return true;
    };
    const timer = this.loop.timer(() => {
      if (!once()) return;
      this.leaks.push({ name: `${this.name} ${closer.name}`, milliseconds: this.loop.now - started });
      next();
    }, this.limit);
    const closed = this.guard(() =>
      closer.close(() => {
        if (once()) next();
      }),
    );
    if (closed || !once()) return;
    this.leaks.push({ name: `${this.name} ${closer.name}`, milliseconds: this.loop.now - started });
    next();
  }

  /** One that throws must not keep the others from being closed: its exception comes out of the loop. */
  private guard(callback: () => void): boolean {
    try {
      callback();
      return true;
    } catch (error) {
      this.loop.enqueue(() => {
        throw error;
      });
      return false;
    }
  }

  private finish(hold: LoopHandle): void {
    this.stateNow = 'closed';
    this.closers.clear();
    this.aborters.clear();
    this.parent?.remove(this);
    this.parent?.leaks.push(...this.leaks);
    const { listeners, leaks } = this;
    this.loop.enqueue(() => {
      hold.close();
      for (const listener of listeners.splice(0)) listener(leaks);
    });
  }

  private assertOpen(what: string): void {
    if (this.stateNow !== 'open')
      throw new Error(`${this.name} is ${this.stateNow}: no ${what} may begin in it`);
  }
}
