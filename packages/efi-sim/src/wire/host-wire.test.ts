import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

/** The thread with the sockets is a file of its own, which Node has to run as it is: with its types. */
const node = fileURLToPath(new URL('../../../../node_modules/.bin/node', import.meta.url));
const reason = existsSync(node) ? undefined : `there is no ${node}, which runs TypeScript`;

describe(`HostWire${reason === undefined ? '' : ` (${reason})`}`, () => {
  it.skipIf(reason !== undefined)(
    'joins the network to real sockets, both ways',
    async () => {
      const script = fileURLToPath(new URL('through.test.support.ts', import.meta.url));
      const { stdout } = await promisify(execFile)(node, ['--conditions=@efi-node/source', script], {
        timeout: 30_000,
      });
      expect(stdout.split('\n')).toEqual([
        'echo true',
        'nobody listens ECONNRESET',
        'taken true',
        'greeted hello',
        'refused refused',
        'answered hello yourself',
        'unreachable port',
        'time passes true',
        '',
      ]);
    },
    40_000,
  );
});
