/** What a socket keeps besides its public properties. */
import type { BlockList } from './block-list.ts';
import type { IdleTimer } from './idle-timer.ts';
import type { UserBuffer } from './user-buffer.ts';

export type WriteCallback = (error?: Error | null) => void;

export interface KeepAlive {
  readonly enable: boolean;
  /** Milliseconds of silence before the first probe, whole seconds; 0 leaves it to the stack. */
  readonly idle: number;
}

export interface SocketState {
  idle: IdleTimer | undefined;
  /** What the handle had counted when it was given back. */
  bytesRead: number;
  bytesWritten: number;
  noDelay: boolean | undefined;
  keepAlive: KeepAlive | undefined;
  typeOfService: number | undefined;
  /** Bytes of writes that the stack had not taken when it was last looked at. */
  lastWriteQueueSize: number;
  readonly userBuffer: UserBuffer | undefined;
  readonly blockList: BlockList | undefined;
  /** The end is to be a RST. */
  resetting: boolean;
  /** Nobody looks at what listeners return: no captureRejections. */
  readonly emitsPlainly: boolean;
  /** The stream has been given data, and knows that it is being read. */
  hasPushed: boolean;
  /** Ends the write that the stack has not taken yet, for a socket that is given back before it has. */
  cancelWrite: (() => void) | undefined;
}

/** What readable-stream and Node have in `_readableState`; its type is not declared. */
export interface ReadingState {
  readonly flowing: boolean | null;
  readonly length: number;
  readonly decoder: object | null;
  /** Destinations of `pipe` that are full. */
  readonly awaitDrainWriters: object | null;
}

/** The same of `_writableState`. */
export interface WritingState {
  readonly ending: boolean;
  readonly corked: number;
  readonly length: number;
  readonly highWaterMark: number;
  readonly defaultEncoding: string;
}
