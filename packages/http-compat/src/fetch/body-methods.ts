/** Members that Request and Response share: the body, and the ways to read it whole (Fetch standard, 'Body'). */
import { type Body, type BodyKind, consume, isUsed } from './body.ts';
import type { FormData } from './form-data.ts';
import { illegalInvocation } from './guard.ts';
import type { Headers } from './headers.ts';

export interface BodyMethods {
  readonly body: ReadableStream<Uint8Array> | null;
  readonly bodyUsed: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<Blob>;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  formData(): Promise<FormData>;
  json(): Promise<unknown>;
  text(): Promise<string>;
}

export interface Holder {
  readonly headers: Headers;
  readonly body: Body | null;
}

const KINDS: readonly BodyKind[] = ['blob', 'arrayBuffer', 'text', 'json', 'formData', 'bytes'];

/** Defines them on a class; `holderOf` answers undefined for what is no instance of it. */
export function defineBodyMethods(
  prototype: object,
  holderOf: (instance: unknown) => Holder | undefined,
): void {
  const accessor = (name: string, read: (holder: Holder) => unknown): void => {
    Object.defineProperty(prototype, name, {
      get(this: unknown) {
        const holder = holderOf(this);
        if (holder === undefined) throw illegalInvocation();
        return read(holder);
      },
      enumerable: true,
      configurable: true,
    });
  };
  accessor('body', ({ body }) => body?.stream ?? null);
  accessor('bodyUsed', ({ body }) => body !== null && isUsed(body));
  for (const kind of KINDS) {
    const method = {
      async [kind](this: unknown): Promise<unknown> {
        const holder = holderOf(this);
        if (holder === undefined) throw new TypeError('Illegal invocation');
        return consume({ body: holder.body, contentType: holder.headers.get('content-type') }, kind);
      },
    }[kind];
    Object.defineProperty(prototype, kind, {
      value: method,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
}

/** Members of a class are enumerable in the Fetch standard. */
export function makeEnumerable(prototype: object): void {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name !== 'constructor') Object.defineProperty(prototype, name, { enumerable: true });
  }
}
