/** Compiled objects, kept by the hash of everything that goes into them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { start } from './process.mjs';

/** A short name for a list of texts and buffers. */
export function digest(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(part);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The contents of the files of a directory with one of these endings, for a digest. */
export function contents(directory, endings) {
  return readdirSync(directory)
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .toSorted()
    .flatMap((name) => [name, readFileSync(join(directory, name))]);
}

/**
 * A task that compiles one file unless the same was compiled before, and answers the object's path. `basis` is what
 * else it depends on: the digest of headers, tools and foreign sources.
 */
export function objectTask({ source, flags, basis, directory, log, cwd }) {
  return async () => {
    const name = source.slice(source.lastIndexOf('/') + 1).replace(/\.c$/, '');
    const target = join(directory, `${name}-${digest(readFileSync(source), flags.join('\0'), basis)}.o`);
    if (existsSync(target)) return target;
    log(`compiling ${name}.c`);
    const unfinished = `${target}.part`;
    await start('gcc', [...flags, '-c', source, '-o', unfinished], { cwd });
    renameSync(unfinished, target);
    return target;
  };
}
