/** What `select` and `poll` can wait for. */

export interface Readiness {
  /** A read, or an accept, would not block: there are bytes, the end, an error, or a client. */
  readonly readable: boolean;
  /** A write would not block. */
  readonly writable: boolean;
  /** Something has failed; reading or writing tells what. */
  readonly failed: boolean;
  /** The peer has ended its side. */
  readonly hungUp: boolean;
}

export interface Selectable {
  readiness(): Readiness;
  /** Calls back whenever readiness may have changed; the function returned ends that. */
  watch(listener: () => void): () => void;
  /** Keeps the loop alive while somebody waits; the function returned ends that. */
  hold(): () => void;
}

/** The listeners of one selectable. */
export class Watchers {
  private readonly listeners = new Set<() => void>();

  add(listener: () => void): () => void {
    const own = (): void => listener();
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  notify(): void {
    for (const listener of this.listeners) listener();
  }
}
