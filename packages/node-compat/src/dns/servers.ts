/** The servers that a program sets, in Node's forms: `1.2.3.4`, `1.2.3.4:53`, `::1`, `[::1]:53`. */
import { invalidIpAddress, validateArray, validatePort, validateString } from '@efi-node/node-errors';
import { isIP } from './ip.ts';
import { createServer, DNS_PORT, type Server } from './server.ts';

function parseServer(text: string): Server {
  if (isIP(text) !== 0) return createServer(text);
  const [, six = '', four = '', digits] = /^(?:\[([^\]]*)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? [];
  const address = six === '' ? four : six;
  if (isIP(address) !== (six === '' ? 4 : 6)) throw invalidIpAddress(text);
  return createServer(address, digits === undefined ? DNS_PORT : validatePort(Number(digits)));
}

/** As Node shows it: the usual port is left out. */
export function serverText({ address, port }: Server): string {
  if (port === DNS_PORT) return address;
  return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Throws before anything has changed. */
export function parseServers(servers: unknown): Server[] {
  validateArray(servers, 'servers');
  return servers.map((server: unknown, at) => {
    validateString(server, `servers[${at}]`);
    return parseServer(server);
  });
}
