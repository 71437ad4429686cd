import { createServer } from 'node:net';
import { CommandError, errorCode, errorMessage } from '../command-error.ts';
import type { PublishedPort } from '../run-arguments.ts';
import { portTaken } from './machine.ts';

function listenOnce(port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: address, exclusive: true }, () => {
      const bound = server.address();
      const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
      server.close(() => resolve(boundPort));
    });
  });
}

/** Throws CommandError when one of the ports cannot be listened on, before a machine is booted for it. */
export async function checkHostPorts(publish: readonly PublishedPort[]): Promise<void> {
  for (const { address, hostPort } of publish) {
    try {
      await listenOnce(hostPort, address);
    } catch (error) {
      if (errorCode(error) === 'EADDRINUSE') throw portTaken(address, hostPort);
      throw new CommandError(`port ${hostPort} on ${address} cannot be published: ${errorMessage(error)}`);
    }
  }
}

/** A port of the host that was free a moment ago. */
export function freeHostPort(address = '127.0.0.1'): Promise<number> {
  return listenOnce(0, address);
}
