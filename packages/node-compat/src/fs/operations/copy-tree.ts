/**
 * `cp`: files and whole directories. What is to be copied is told step by step, as the program's filter is asked about
 * each entry and may take its time.
 */
import {
  codedError,
  type CodedError,
  plainCodedError,
  validateBoolean,
  validateFunction,
  validateObject,
} from '@efi-node/node-errors';
import { runPath } from './run-path.ts';
import { toPath, toSmallMode } from '../arguments.ts';
import { attempt } from '../errors.ts';
import { isFunction, member } from '../../narrow.ts';
import { Failure, type FileSystem, type Status } from '../systems/file-system.ts';
import { files } from '../world.ts';
import { join, listOf, mkdir } from './directories.ts';
import { chmod, utimes } from './entries.ts';
import { readlink, symlink, unlink } from './links.ts';
import { systemLikeError } from './remove.ts';
import { copyFile } from './whole.ts';

interface CopyOptions {
  readonly dereference: boolean;
  readonly errorOnExist: boolean;
  readonly force: boolean;
  readonly preserveTimestamps: boolean;
  readonly recursive: boolean;
  readonly verbatimSymlinks: boolean;
  readonly mode: number;
  readonly filter: ((source: string, target: string) => unknown) | undefined;
  /** The form with 'Sync' has words of its own for what cannot be. */
  readonly words: 'sync' | 'async';
}

export interface Question {
  readonly source: string;
  readonly target: string;
}

/** Asks about each entry; the answer says whether it is copied. */
type Steps = Generator<Question, void, unknown>;

function toCopyOptions(given: unknown, words: CopyOptions['words']): CopyOptions {
  if (given !== undefined) validateObject(given, 'options');
  const flag = (name: string, usual: boolean): boolean => {
    const value = member(given, name) ?? usual;
    validateBoolean(value, `options.${name}`);
    return value;
  };
  const filter = member(given, 'filter');
  if (filter !== undefined) validateFunction(filter, 'options.filter');
  return {
    dereference: flag('dereference', false),
    errorOnExist: flag('errorOnExist', false),
    force: flag('force', true),
    preserveTimestamps: flag('preserveTimestamps', false),
    recursive: flag('recursive', false),
    verbatimSymlinks: flag('verbatimSymlinks', false),
    mode: toSmallMode(member(given, 'mode')),
    filter: isFunction(filter) ? (source, target) => filter(source, target) : undefined,
    words,
  };
}

interface Problem {
  readonly code: string;
  readonly systemCode: string;
  readonly errno: number;
  /** What the asynchronous form begins with, and what it says in brackets. */
  readonly head: string;
  readonly detail: string;
  readonly path: string;
  /** The synchronous form's words. */
  readonly words: string;
}

function problem(form: CopyOptions['words'], what: Problem): CodedError {
  const { code, systemCode, errno, head, detail, path } = what;
  if (form === 'sync' && code !== 'ERR_FS_CP_EEXIST') return plainCodedError(Error, code, what.words);
  const message = `${head}: cp returned ${systemCode} (${detail}) ${path}`;
  return systemLikeError(code, message, { code: systemCode, message: detail, path, syscall: 'cp', errno });
}

const errnos = { EEXIST: 17, ENOTDIR: 20, EISDIR: 21, EINVAL: 22 } as const;

interface Found {
  readonly system: FileSystem;
  readonly status: Status;
}

function look(path: string, follow: boolean): Found | undefined {
  return attempt(
    follow ? 'stat' : 'lstat',
    () => {
      try {
        const { system, names } = files().find(path, follow);
        return { system, status: system.status(names) };
      } catch (error) {
        if (error instanceof Failure && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    path,
  );
}

function refusal(
  form: CopyOptions['words'],
  source: string,
  target: string,
  from: Found,
  to: Found | undefined,
): CodedError | undefined {
  if (to !== undefined && to.system === from.system && to.status.inode === from.status.inode)
    return problem(form, {
      code: 'ERR_FS_CP_EINVAL',
      systemCode: 'EINVAL',
      errno: errnos.EINVAL,
      head: 'Invalid src or dest',
      detail: 'src and dest cannot be the same',
      path: target,
      words: `src and dest cannot be the same ${target}`,
    });
  const isDirectory = from.status.kind === 'directory';
  if (to !== undefined && isDirectory && to.status.kind !== 'directory')
    return problem(form, {
      code: 'ERR_FS_CP_DIR_TO_NON_DIR',
      systemCode: 'EISDIR',
      errno: errnos.EISDIR,
      head: 'Cannot overwrite non-directory with directory',
      detail: `cannot overwrite non-directory ${target} with directory ${source}`,
      path: target,
      words: `Cannot overwrite non-directory ${target} with directory ${source}`,
    });
  if (to !== undefined && !isDirectory && to.status.kind === 'directory')
    return problem(form, {
      code: 'ERR_FS_CP_NON_DIR_TO_DIR',
      systemCode: 'ENOTDIR',
      errno: errnos.ENOTDIR,
      head: 'Cannot overwrite directory with non-directory',
      detail: `cannot overwrite directory ${target} with non-directory ${source}`,
      path: target,
      words: `Cannot overwrite directory ${target} with non-directory ${source}`,
    });
  const inside = `${runPath('resolve', target)}/`.startsWith(`${runPath('resolve', source)}/`);
  if (isDirectory && inside)
    return problem(form, {
      code: 'ERR_FS_CP_EINVAL',
      systemCode: 'EINVAL',
      errno: errnos.EINVAL,
      head: 'Invalid src or dest',
      detail: `cannot copy ${source} to a subdirectory of self ${target}`,
      path: target,
      words: `Cannot copy ${source}/ to a subdirectory of self ${target}`,
    });
  return undefined;
}

function notRecursive(form: CopyOptions['words'], source: string): CodedError {
  return problem(form, {
    code: 'ERR_FS_EISDIR',
    systemCode: 'EISDIR',
    errno: errnos.EISDIR,
    head: 'Path is a directory',
    detail: `${source} is a directory (not copied)`,
    path: source,
    words: `Recursive option not enabled, cannot copy a directory: ${source}/`,
  });
}

function* copyEntry(source: string, target: string, options: CopyOptions, isTop: boolean): Steps {
  const answer: unknown = options.filter === undefined ? true : yield { source, target };
  if (!answer) return;
  const from = look(source, options.dereference);
  if (from === undefined) throw attempt(options.dereference ? 'stat' : 'lstat', () => absent(), source);
  const to = look(target, options.dereference);
  const refused = refusal(options.words, source, target, from, to);
  if (refused !== undefined) throw refused;
  if (isTop) mkdir(runPath('dirname', target), { recursive: true })();
  switch (from.status.kind) {
    case 'directory':
      if (!options.recursive) throw notRecursive(options.words, source);
      if (to === undefined) mkdir(target, { mode: from.status.mode | 0o200 })();
      for (const { name } of attempt('opendir', () => listOf(source), source))
        yield* copyEntry(join(source, name), join(target, name), options, false);
      if (to === undefined) chmod(target, from.status.mode)();
      return;
    case 'link':
      copyLink(source, target, options, to);
      return;
    default:
      copyOne(source, target, options, from, to);
  }
}

function absent(): never {
  throw new Failure('ENOENT');
}

/** Whether what is there may be replaced; throws when it may not and that is an error. */
function mayReplace(target: string, options: CopyOptions): boolean {
  if (options.force) return true;
  if (!options.errorOnExist) return false;
  throw problem(options.words, {
    code: 'ERR_FS_CP_EEXIST',
    systemCode: 'EEXIST',
    errno: errnos.EEXIST,
    head: 'Target already exists',
    detail: `${target} already exists`,
    path: target,
    words: '',
  });
}

function copyOne(
  source: string,
  target: string,
  options: CopyOptions,
  from: Found,
  to: Found | undefined,
): void {
  if (to !== undefined) {
    if (!mayReplace(target, options)) return;
    unlink(target)();
  }
  copyFile(source, target, options.mode)();
  if (options.preserveTimestamps)
    utimes(target, new Date(from.status.accessed), new Date(from.status.modified))();
}

function copyLink(source: string, target: string, options: CopyOptions, to: Found | undefined): void {
  const text = String(readlink(source)());
  const leadsTo = options.verbatimSymlinks ? text : runPath('resolve', runPath('dirname', source), text);
  if (to !== undefined) {
    if (!mayReplace(target, options)) return;
    unlink(target)();
  }
  symlink(leadsTo, target)();
}

interface Copy {
  readonly steps: () => Steps;
  readonly filter: CopyOptions['filter'];
}

export function prepareCopy(from: unknown, to: unknown, given: unknown, words: CopyOptions['words']): Copy {
  const options = toCopyOptions(given, words);
  const source = toPath(from, 'src');
  const target = toPath(to, 'dest');
  return { steps: () => copyEntry(source, target, options, true), filter: options.filter };
}

/** For the form with 'Sync': a filter that answers with a promise is refused. */
export function cp(from: unknown, to: unknown, given?: unknown): () => void {
  const { steps, filter } = prepareCopy(from, to, given, 'sync');
  return () => {
    const work = steps();
    for (let step = work.next(); step.done !== true; ) {
      const answer = filter?.(step.value.source, step.value.target);
      if (isFunction(member(answer, 'then')))
        throw codedError(
          TypeError,
          'ERR_INVALID_RETURN_VALUE',
          'Expected boolean to be returned from the "options.filter" function but got an instance of Promise.',
        );
      step = work.next(answer);
    }
  };
}

/** For the other forms. */
export async function copyAsync(copy: Copy): Promise<void> {
  const work = copy.steps();
  for (let step = work.next(); step.done !== true; ) {
    // oxlint-disable-next-line no-await-in-loop -- one entry after the other, as the filter may count on
    step = work.next(await copy.filter?.(step.value.source, step.value.target));
  }
}
