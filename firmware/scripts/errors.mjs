/** What went wrong in a way that its reader can mend: shown without a stack, exit code 2. */
export class BuildError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'BuildError';
  }
}
