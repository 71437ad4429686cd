/** Debian's PostgreSQL with an empty database; the user is 'efi', and passwords are asked for as it does by default. */
import { writeFileSync } from 'node:fs';
import { serve } from './server.mjs';

export function servePostgresql() {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: process.env.PEER_PORT,
    unix_socket_directories: '',
    timezone: 'UTC',
    fsync: 'off',
  };
  return serve(
    (folder) => {
      const [data, password] = [`${folder}/data`, `${folder}/password`];
      writeFileSync(password, 'Geheim-ß');
      const access = ['--auth=scram-sha-256', '--username=efi', `--pwfile=${password}`];
      return [
        {
          program: 'initdb',
          args: ['-D', data, ...access, '--encoding=UTF8', '--locale=C', '--no-sync'],
        },
        {
          program: 'postgres',
          args: [
            '-D',
            data,
            ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
          ],
          // The one for which it closes connections, and does not wait for clients to do it.
          signal: 'INT',
        },
      ];
    },
    { refusesRoot: true },
  );
}
