import type { Stats } from 'node:fs';
export type Size = Pick<Stats, 'size'>;
export const size: Size = { size: 3 } satisfies Size;
