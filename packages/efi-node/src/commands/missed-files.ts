/** Tells of files that a program missed in firmware and that lie here: they were named in a way that is not seen. */
import { existsSync } from 'node:fs';
import { join, posix, relative, resolve } from 'node:path';
import { PROGRAM_ROOT, projectRoot } from '../bundle/module-paths.ts';

const MISSED = /ENOENT: no such file or directory, \w+ '([^'\n]+)'/g;
/** As long as the message with a path in it may be, in characters. */
const TAIL = 1200;
/** Paths that are remembered, and hints that are given, at most. */
const MOST_PATHS = 200;
const MOST_HINTS = 5;

export class MissedFiles {
  private readonly root: string;
  private readonly cwd: string;
  private readonly brought: ReadonlySet<string>;
  private readonly missed = new Set<string>();
  private tail = '';

  /** On the machine: `cwd` is the program's working directory, `brought` the paths of what came along. */
  constructor(entry: string, cwd: string, brought: Iterable<string>) {
    this.cwd = cwd;
    this.root = projectRoot(resolve(entry));
    this.brought = new Set(brought);
  }

  /** What the program has printed, in pieces that may be cut anywhere. */
  hear(bytes: Buffer): void {
    const text = this.tail + bytes.toString('latin1');
    for (const [, path = ''] of text.matchAll(MISSED)) {
      if (this.missed.size < MOST_PATHS) this.missed.add(Buffer.from(path, 'latin1').toString());
    }
    this.tail = text.slice(-TAIL);
  }

  /** One line for each file that is here, to be said on stderr. */
  hints(): string[] {
    const hints = [...this.missed].flatMap((given) => {
      const path = posix.resolve(this.cwd, given);
      const inside = relative(PROGRAM_ROOT, path);
      const host = join(this.root, inside);
      if (inside.startsWith('..') || this.brought.has(path) || !existsSync(host)) return [];
      const shown = relative(process.cwd(), host);
      return [`${path} did not come along, as no source names it in a way that is seen: --assets ${shown}`];
    });
    return hints.slice(0, MOST_HINTS);
  }
}
