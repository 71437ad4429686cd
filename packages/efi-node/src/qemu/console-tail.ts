/** Keeps the last part of the firmware's console, for the day when the machine dies without a word. */
const LIMIT = 64 * 1024;

// Colours, cursor movements and mode switches of a terminal: ESC [ … letter, or ESC and one more character.
// oxlint-disable-next-line no-control-regex -- escape codes begin with one
const ESCAPES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_=])/g;

/** Console output as plain lines: no escape codes, no empty lines, no lines printed twice in a row. */
export function plainLines(text: string): string[] {
  const lines: string[] = [];
  for (const raw of text.replaceAll(ESCAPES, '\n').split(/[\r\n]+/)) {
    const line = raw.trimEnd();
    if (line.trim() !== '' && line !== lines.at(-1)) lines.push(line);
  }
  return lines;
}

export class ConsoleTail {
  private parts: Buffer[] = [];
  private length = 0;

  push(chunk: Buffer): void {
    this.parts.push(chunk);
    this.length += chunk.length;
    if (this.length > 2 * LIMIT) {
      const kept = Buffer.concat(this.parts).subarray(-LIMIT);
      this.parts = [kept];
      this.length = kept.length;
    }
  }

  text(): string {
    return Buffer.concat(this.parts).toString('utf8');
  }

  lines(count: number): string[] {
    return plainLines(this.text()).slice(-count);
  }
}
