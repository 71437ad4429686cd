/** The addresses of a name, by the name servers of the system: what the C library's `getaddrinfo` would say. */
import type { LookupAddress } from 'node:dns';
import { systemChannel } from './channels.ts';
import { EAI_AGAIN, EAI_NODATA, EAI_NONAME } from './failures.ts';
import type { Outcome } from './query.ts';
import { addressesOf } from './results.ts';
import { wireName } from './wire-name.ts';

/** Addresses, or an error number of libuv's. */
export type Addresses =
  | { readonly found: readonly LookupAddress[] }
  | { readonly errno: number; readonly cause?: unknown };

/** Codes of c-ares that mean that there is no such name; others may be different the next time. */
const NO_NAME: ReadonlySet<string> = new Set(['ENOTFOUND', 'EBADNAME', 'EFORMERR']);

export function lookupErrno(code: string): number {
  if (code === 'ENODATA') return EAI_NODATA;
  return NO_NAME.has(code) ? EAI_NONAME : EAI_AGAIN;
}

/** There is no IPv6: a family of 6 has addresses only where those of IPv4 are wanted in its form. */
function read(outcome: Outcome, family: number, mapped: boolean): Addresses {
  if ('code' in outcome) return { errno: lookupErrno(outcome.code), cause: outcome.cause };
  const addresses = addressesOf(outcome.message, 'A');
  if (addresses.length === 0 || (family === 6 && !mapped)) return { errno: EAI_NODATA };
  return {
    found: addresses.map(({ address }) =>
      family === 6 ? { address: `::ffff:${address}`, family } : { address, family: 4 },
    ),
  };
}

export function askForAddresses(
  name: string,
  family: number,
  mapped: boolean,
  done: (addresses: Addresses) => void,
): void {
  systemChannel().query(wireName(name), 'A', (outcome) => done(read(outcome, family, mapped)));
}
