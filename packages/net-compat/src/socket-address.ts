/** `net.SocketAddress`: an IP address and a port, checked. */
import {
  invalidAddress,
  invalidArgType,
  invalidArgValue,
  validateInteger,
  validatePort,
  validateString,
} from '@efi-node/node-errors';
import { type Family, formatIpv6, isIP, parseIpv4, parseIpv6 } from './ip.ts';
import { showAs } from './show.ts';

export interface SocketAddressOptions {
  readonly address?: string | undefined;
  readonly family?: Family | undefined;
  readonly flowlabel?: number | undefined;
  readonly port?: number | undefined;
}

interface Parts {
  readonly address: string;
  readonly port: number;
  readonly family: Family;
  readonly flowlabel: number;
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

let readBytes: (address: SocketAddress) => Uint8Array;

export class SocketAddress {
  readonly #parts: Parts;
  readonly #bytes: Uint8Array;

  static {
    readBytes = (address) => address.#bytes;
  }

  static isSocketAddress(value: unknown): value is SocketAddress {
    return value instanceof SocketAddress;
  }

  /**
   * `host`, `host:port`, `[host]:port`, as in a URL of http, which takes port 80 for none; undefined for what is none of
   * them. Numbers are hosts as well: '127.1' is 127.0.0.1.
   */
  static parse(input: string): SocketAddress | undefined {
    validateString(input, 'input');
    const url = urlOf(`http://${input}`);
    if (url === undefined) return undefined;
    const address = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const family = isIP(address);
    if (family === 0) return undefined;
    return new SocketAddress({
      address,
      family: family === 4 ? 'ipv4' : 'ipv6',
      port: Number(url.port),
    });
  }

  constructor(options: SocketAddressOptions = {}) {
    if (typeof options !== 'object' || options === null || Array.isArray(options)) {
      throw invalidArgType('options', 'object', options);
    }
    const given: unknown = options.family === undefined ? 'ipv4' : options.family;
    const family = typeof given === 'string' ? given.toLowerCase() : given;
    if (family !== 'ipv4' && family !== 'ipv6') {
      throw invalidArgValue('options.family', given);
    }
    // By the family as it was written: 'IPv4' alone gets an address that is none of its own, and is refused.
    const { address = given === 'ipv4' ? '127.0.0.1' : '::', port = 0, flowlabel = 0 } = options;
    validateString(address, 'options.address');
    const checkedPort = validatePort(port, 'options.port');
    validateInteger(flowlabel, 'options.flowlabel', 0, 2 ** 32 - 1);
    const bytes = family === 'ipv4' ? parseIpv4(address) : parseIpv6(address);
    if (bytes === undefined) throw invalidAddress();
    const text = family === 'ipv4' ? address : formatIpv6(bytes);
    this.#parts = { address: text, port: checkedPort, family, flowlabel: family === 'ipv4' ? 0 : flowlabel };
    this.#bytes = bytes;
  }

  get address(): string {
    return this.#parts.address;
  }

  get port(): number {
    return this.#parts.port;
  }

  get family(): Family {
    return this.#parts.family;
  }

  /** Of IPv6 only. */
  get flowlabel(): number {
    return this.#parts.flowlabel;
  }

  toJSON(): { address: string; port: number; family: Family; flowlabel: number } {
    const { address, port, family, flowlabel } = this;
    return { address, port, family, flowlabel };
  }
}

/** The address's four or sixteen bytes. */
export function bytesOf(address: SocketAddress): Uint8Array {
  return readBytes(address);
}

showAs(SocketAddress, 'SocketAddress', (address) => address.toJSON());
