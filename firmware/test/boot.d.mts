export type Entry = readonly [name: string, data: string | Uint8Array];

export interface FrameEvent {
  readonly event: string;
  readonly code?: number;
  readonly leaks?: Readonly<Record<string, number>>;
  readonly now?: number;
}

export interface Frames {
  readonly stdout: string;
  readonly stderr: string;
  readonly events: readonly FrameEvent[];
  /** What was no whole frame. */
  readonly rest: Buffer;
}

export interface BootOptions {
  /** MiB. */
  readonly memory?: number;
  /** Seconds. */
  readonly timeout?: number;
  /** The application's load options. */
  readonly options?: string;
  /** A card with user-mode networking. */
  readonly network?: boolean;
  /** Further arguments of QEMU. */
  readonly extra?: readonly string[];
  readonly application?: string;
  /** Words in front of QEMU's: a command that runs it. */
  readonly prefix?: readonly string[];
}

export function makeBundle(entries: Iterable<Entry>): Buffer;
export function readFrames(bytes: Buffer): Frames;
/** The file of OVMF's that is missing. */
export function firmwareMissing(): string | undefined;
export function boot(
  bundle: Uint8Array,
  options?: BootOptions,
): Promise<Frames & { readonly code: number | null }>;
