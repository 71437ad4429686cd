/** Node's errors for modules that are not there, and what can be done about it on a machine. */
import { fileUrl } from './module-names.ts';

const HINT =
  'The program was bundled before it ran: name the file or its folder where it is asked for, or with --assets; ' +
  'import a package in a file of your own';

/** What `require` throws. `requireStack`: the file that asks, and those that have asked for it, as far as that is known. */
export function moduleNotFound(specifier: string, requireStack: readonly string[]): Error {
  const files = requireStack.map((file) => `- ${file}`).join('\n');
  const message = `Cannot find module '${specifier}'\nRequire stack:\n${files}\n(${HINT})`;
  return Object.assign(new Error(message), { code: 'MODULE_NOT_FOUND', requireStack });
}

function esmError(message: string, rest: object): Error {
  const error = Object.assign(new Error(`${message}\n(${HINT})`), { code: 'ERR_MODULE_NOT_FOUND', ...rest });
  return error;
}

/** What `import` throws for a file. */
export function importNotFound(path: string, from: string): Error {
  return esmError(`Cannot find module '${path}' imported from ${from}`, { url: fileUrl(path) });
}

/** What `import` throws for a package. */
export function packageNotFound(specifier: string, from: string): Error {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return esmError(`Cannot find package '${name}' imported from ${from}`, {});
}

export function unknownBuiltin(specifier: string): Error {
  return Object.assign(new Error(`No such built-in module: ${specifier}`), {
    code: 'ERR_UNKNOWN_BUILTIN_MODULE',
  });
}
