import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const POSTGRESQL = '/usr/lib/postgresql';

/** Debian keeps PostgreSQL's programs out of PATH, a folder for each version: the newest first. */
function postgresqlFolders(): string[] {
  try {
    return readdirSync(POSTGRESQL)
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(POSTGRESQL, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Absolute path of a program of the host, servers in /usr/sbin included; undefined if it is not installed. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders, '/usr/sbin', '/sbin', ...postgresqlFolders()]
    .map((folder) => join(folder, name))
    .find(isExecutable);
}
