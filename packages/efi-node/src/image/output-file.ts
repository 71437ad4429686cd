/** A file that is there as a whole or not at all, whatever happens while it is written. */
import { accessSync, constants, realpathSync, rmSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CommandError, errorCode, errorMessage } from '../command-error.ts';

/** A part of a file; what lies between parts reads as NULs. */
export interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function kindOf(stat: Stats): string {
  if (stat.isDirectory()) return 'a folder';
  if (stat.isBlockDevice()) return 'a disk';
  if (stat.isCharacterDevice()) return 'a device';
  return stat.isFIFO() ? 'a pipe' : 'a socket';
}

function diskHints(given: string): string[] {
  return [
    'write a file, and copy that to the disk: efi-node image FILE -o disk.img',
    `dd if=disk.img of=${given} bs=4M conv=fsync    (it overwrites the whole disk)`,
  ];
}

/**
 * Where `-o` leads to: a file that is there (by links, too) or may be made, absolute. Throws CommandError for anything
 * that is not a file, for a folder that is not there or may not be written to, and for `source`, the program's own file.
 */
export function outputPath(given: string, source: string): string {
  if (given === '' || /[\\/]$/.test(given)) {
    throw new CommandError(`-o ${given}: the name of a file is expected`);
  }
  let path = resolve(given);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isFile()) {
    throw new CommandError(`-o ${given}: that is ${kindOf(stat)}, and a file is expected`, {
      hints: stat.isBlockDevice() ? diskHints(given) : [],
    });
  }
  if (stat !== undefined) path = realpathSync(path);
  const own = statSync(source, { throwIfNoEntry: false });
  if (stat !== undefined && own !== undefined && stat.dev === own.dev && stat.ino === own.ino) {
    throw new CommandError(`-o ${given}: that is the program itself`);
  }
  const folder = dirname(path);
  const folderStat = statSync(folder, { throwIfNoEntry: false });
  if (folderStat === undefined) throw new CommandError(`-o ${given}: there is no folder ${folder}`);
  if (!folderStat.isDirectory()) throw new CommandError(`-o ${given}: ${folder} is not a folder`);
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new CommandError(`-o ${given}: ${folder} may not be written to`, { cause: error });
  }
  return path;
}

async function writePieces(file: FileHandle, size: number, pieces: readonly Piece[]): Promise<void> {
  // NULs between the pieces need no room where the file system can leave holes.
  await file.truncate(size);
  for (const { offset, bytes } of pieces) {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done);
      done += bytesWritten;
    }
  }
  // A full disk may show as late as here.
  await file.sync();
}

function describe(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'there is no space left';
    case 'EFBIG':
      return 'the file system does not take a file of that size';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EROFS':
      return 'the file system is read-only';
    default:
      return errorMessage(error);
  }
}

/**
 * Writes a file of `size` bytes under a temporary name beside `path` and renames it. Rejects with CommandError when it
 * cannot; the temporary file is gone then, and after a signal too.
 */
export async function writeOutput(path: string, size: number, pieces: readonly Piece[]): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}`);
  const stopped = (signal: NodeJS.Signals): void => {
    rmSync(draft, { force: true });
    // With nobody listening any more the signal ends this process, as it would have.
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, stopped);
  try {
    const file = await open(draft, 'w');
    try {
      await writePieces(file, size, pieces);
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new CommandError(`${path} cannot be written: ${describe(error)}`, { cause: error });
  } finally {
    for (const signal of SIGNALS) process.off(signal, stopped);
  }
}
