import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where bundles and what was learned about this machine are kept between runs. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  const own = env['EFI_NODE_CACHE'];
  if (own !== undefined && own !== '') return own;
  const xdg = env['XDG_CACHE_HOME'];
  return join(xdg !== undefined && xdg !== '' ? xdg : join(homedir(), '.cache'), 'efi-node');
}
