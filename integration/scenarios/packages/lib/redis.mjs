/** Debian's Redis, empty and in memory only. */
import { serve } from './server.mjs';

export function serveRedis() {
  return serve((folder) => [
    {
      program: 'redis-server',
      args: ['--bind', '127.0.0.1', '--port', process.env.PEER_PORT, '--dir', folder, '--save', ''],
    },
  ]);
}
