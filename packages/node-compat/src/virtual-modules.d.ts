/** Made by `scripts/build-runtime.mjs` from the map of builtins: one lazy `require` for each. */
declare module 'efi-node:builtins' {
  export const load: Readonly<Record<string, () => unknown>>;
}
