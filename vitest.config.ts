import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@efi-node/source'] },
  ssr: { resolve: { conditions: ['@efi-node/source'], externalConditions: ['@efi-node/source'] } },
  test: {
    include: ['packages/**/*.test.ts', 'firmware/**/*.test.ts', 'apps/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/build/**'],
  },
});
