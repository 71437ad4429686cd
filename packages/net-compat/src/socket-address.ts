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

export interface SocketAddressOptions {
  readonly address?: string | undefined;
  readonly family?: Family | undefined;
  readonly flowlabel?: number | undefined;
  readonly port?: number | undefined;
}

export class SocketAddress {
  declare readonly address: string;
  declare readonly port: number;
  declare readonly family: Family;
  /** Of IPv6 only. */
  declare readonly flowlabel: number;
  declare private readonly bytes: Uint8Array;

  static isSocketAddress(value: unknown): value is SocketAddress {
    return value instanceof SocketAddress;
  }

  /** `host`, `host:port`, `[host]:port`, as in a URL; undefined for what is none of them. */
  static parse(input: string): SocketAddress | undefined {
    validateString(input, 'input');
    const match = /^(?:\[(?<v6>[^\]]+)\]|(?<v4>[\d.]+))(?::(?<port>\d{1,5}))?$/.exec(input);
    const { v4, v6, port = '0' } = match?.groups ?? {};
    const address = v6 ?? v4 ?? '';
    const family = isIP(address);
    if (family === 0 || (v6 === undefined) !== (family === 4) || Number(port) > 65_535) return undefined;
    // 80 is what a URL takes for no port at all; Node's answer has 0 there.
    const given = Number(port) === 80 ? 0 : Number(port);
    return new SocketAddress({ address, family: family === 4 ? 'ipv4' : 'ipv6', port: given });
  }

  constructor(options: SocketAddressOptions = {}) {
    if (typeof options !== 'object' || options === null || Array.isArray(options)) {
      throw invalidArgType('options', 'object', options);
    }
    const given: unknown = options.family ?? 'ipv4';
    const family = typeof given === 'string' ? given.toLowerCase() : given;
    if (family !== 'ipv4' && family !== 'ipv6') {
      throw invalidArgValue('options.family', given);
    }
    const { address = family === 'ipv4' ? '127.0.0.1' : '::', port = 0, flowlabel = 0 } = options;
    validateString(address, 'options.address');
    const checkedPort = validatePort(port, 'options.port');
    validateInteger(flowlabel, 'options.flowlabel', 0, 2 ** 32 - 1);
    const bytes = family === 'ipv4' ? parseIpv4(address) : parseIpv6(address);
    if (bytes === undefined) throw invalidAddress();
    const text = family === 'ipv4' ? address : formatIpv6(bytes);
    // As on Node the values are no own enumerable properties: they are seen by name, not by a listing.
    for (const [name, value] of Object.entries({
      address: text,
      port: checkedPort,
      family,
      flowlabel,
      bytes,
    })) {
      Object.defineProperty(this, name, { value });
    }
  }

  /** The address's four or sixteen bytes. */
  toBytes(): Uint8Array {
    return this.bytes;
  }

  toJSON(): { address: string; port: number; family: Family; flowlabel: number } {
    const { address, port, family, flowlabel } = this;
    return { address, port, family, flowlabel };
  }
}
