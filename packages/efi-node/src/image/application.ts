/** The EFI application with a program inside. */
import { readFileSync } from 'node:fs';
import type { BuildArguments } from '../build-arguments.ts';
import { prepareProgram } from '../bundle/prepare.ts';
import { encodeContainer } from '../container.ts';
import { loadInstallation } from '../installation.ts';
import { withSection } from './pe.ts';

/** The application looks for it in its own image before it looks anywhere else (`firmware/src/bundle.c`). */
const BUNDLE_SECTION = '.bundle';

/** The same bytes for the same program, options and version of efi-node. Rejects with CommandError for mistakes. */
export async function selfContained(options: BuildArguments): Promise<Buffer> {
  const { application, runtime } = loadInstallation();
  const { filename, code, map } = await prepareProgram(options.file);
  const config = {
    argv: options.args,
    execArgv: [],
    env: options.env,
    cwd: '/',
    filename,
    network: options.network,
    verbose: false,
  };
  const container = encodeContainer(runtime, [{ config, code, map }]);
  return withSection(readFileSync(application), BUNDLE_SECTION, container);
}
