/** A mistake that the user can mend: the command prints it without a stack and ends with 2. */
export class CommandError extends Error {
  /** What to do about it, one line each. */
  readonly hints: readonly string[];

  constructor(message: string, options: { hints?: readonly string[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CommandError';
    this.hints = options.hints ?? [];
  }
}

/** The `code` of a system error (`ENOENT`, …), undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
