/** From a connection of the stack to a socket of the program. */
import type { TcpConnection } from '@efi-node/efi-tcp4';
import { serverSocket } from './channels.ts';
import type { TcpHandle } from './handle.ts';
import type { Server } from './server.ts';
import type { Socket } from './socket.ts';

interface SocketConstructor {
  new (options: object): Socket;
}

/** The stack has accepted: the connection becomes a socket of the program, unless it is blocked or one too many. */
export function acceptConnection(server: Server, handle: TcpHandle, connection: TcpConnection): void {
  const { local, remote } = connection;
  if (server.maxConnections !== undefined && server.maxConnections !== null) {
    if (server._connections >= server.maxConnections) {
      connection.close(() => undefined);
      server.emit('drop', {
        localAddress: local.address,
        localPort: local.port,
        localFamily: 'IPv4',
        remoteAddress: remote.address,
        remotePort: remote.port,
        remoteFamily: 'IPv4',
      });
      return;
    }
  }
  if (server.blockList?.check(remote.address) === true) {
    connection.close(() => undefined);
    return;
  }
  const context = server._context;
  const SocketClass: SocketConstructor = context.Socket;
  const socket = new SocketClass({
    handle,
    allowHalfOpen: server.allowHalfOpen,
    pauseOnCreate: server.pauseOnConnect,
    readable: true,
    writable: true,
    highWaterMark: server.highWaterMark,
    ...(server.noDelay ? { noDelay: true } : {}),
    ...(server.keepAlive
      ? { keepAlive: true, keepAliveInitialDelay: server.keepAliveInitialDelay * 1000 }
      : {}),
  });
  server._connections += 1;
  socket.server = server;
  socket._server = server;
  server.emit('connection', socket);
  if (serverSocket.hasSubscribers) serverSocket.publish({ socket });
}
