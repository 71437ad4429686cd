/** The EFI application with a program inside. */
import { existsSync, readFileSync } from 'node:fs';
import type { BuildArguments } from '../build-arguments.ts';
import { prepareProgram } from '../bundle/prepare.ts';
import { CommandError, errorMessage } from '../command-error.ts';
import { encodeContainer } from '../container.ts';
import { loadInstallation } from '../installation.ts';
import { sectionNames, withSection } from './pe.ts';

/** The application looks for it in its own image before it looks anywhere else (`firmware/src/bundle.c`). */
const BUNDLE_SECTION = '.bundle';

/** The same bytes for the same program, options and version of efi-node. Rejects with CommandError for mistakes. */
export async function selfContained(options: BuildArguments): Promise<Buffer> {
  const { application, runtime } = loadInstallation();
  const { assets, findAssets, minify } = options;
  const { filename, cwd, code, map, files, warning } = await prepareProgram(options.file, {
    assets,
    findAssets,
    minify,
  });
  if (warning !== undefined) process.stderr.write(`efi-node: ${warning}\n`);
  const config = {
    argv: options.args,
    execArgv: [],
    env: options.env,
    cwd,
    filename,
    network: options.network,
    verbose: false,
  };
  const container = encodeContainer(runtime, [{ config, code, map, files }]);
  return withSection(readFileSync(application), BUNDLE_SECTION, container);
}

/**
 * An application that `selfContained` made, and that may have been signed since. Throws CommandError for any other file,
 * and for options that can no longer have an effect.
 */
export function builtApplication(options: BuildArguments): Buffer {
  const { file, args, env, network, assets, findAssets, minify } = options;
  const given = [...args, ...assets, ...Object.keys(env)];
  if (given.length > 0 || !network || !findAssets || minify) {
    throw new CommandError(`${file} is built already: what is inside is for efi-node build to say`, {
      hints: ['only -o and --size have a meaning here'],
    });
  }
  if (!existsSync(file)) throw new CommandError(`no such file: ${file}`);
  try {
    const application = readFileSync(file);
    if (sectionNames(application).includes(BUNDLE_SECTION)) return application;
  } catch (error) {
    throw new CommandError(`${file}: ${errorMessage(error)}`, { cause: error });
  }
  throw new CommandError(`${file}: there is no program in this application`, {
    hints: ['efi-node build FILE makes one that has a program inside'],
  });
}
