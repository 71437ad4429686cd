/** QEMU's monitor, as far as tests need it. */
import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { until } from './command.ts';

export interface Command {
  readonly execute: string;
  readonly arguments: object;
}

/** Sends commands, one after another, over a socket of QMP. Rejects with what QEMU says against one. */
export async function monitor(path: string, commands: readonly Command[]): Promise<void> {
  const socket = createConnection(path);
  let text = '';
  let hear: () => void = () => undefined;
  let failure: Error | undefined;
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    text += chunk;
    hear();
  });
  socket.on('error', (error) => {
    failure = error;
    hear();
  });
  socket.on('close', () => {
    failure ??= new Error('the monitor has gone');
    hear();
  });
  /** The next answer; greeting and events are passed over. */
  async function answer(): Promise<string> {
    for (;;) {
      const end = text.indexOf('\n');
      if (end < 0) {
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => {
          hear = resolve;
        });
        continue;
      }
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      if (/^\{"(?:return|error)"/.test(line)) return line;
    }
  }
  try {
    for (const command of [{ execute: 'qmp_capabilities', arguments: {} }, ...commands]) {
      socket.write(`${JSON.stringify(command)}\n`);
      const said = await answer();
      if (said.startsWith('{"error"')) throw new Error(`QMP: ${command.execute}: ${said}`);
    }
  } finally {
    socket.destroy();
  }
}

/** Pulls the cable of a machine's card, or puts it back; waits for the monitor of a machine that has just been started. */
export async function setLink(path: string, up: boolean, card = 'nic0'): Promise<void> {
  await until(() => existsSync(path), 'the monitor is there');
  return monitor(path, [{ execute: 'set_link', arguments: { name: card, up } }]);
}
