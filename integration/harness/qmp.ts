/** QEMU's monitor, as far as tests need it. */
import { createConnection } from 'node:net';

/** Sends one command over a socket of QMP. Rejects with what QEMU says against it. */
async function execute(path: string, command: string, args: object): Promise<void> {
  const socket = createConnection(path);
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      socket.setEncoding('utf8');
      socket.on('error', reject);
      socket.on('close', () => reject(new Error(`QMP has gone during ${command}`)));
      socket.on('data', (chunk: string) => {
        text += chunk;
        const answers = text.split('\n').filter((line) => /^\{"(?:return|error)"/.test(line));
        // The first is that of the handshake.
        if (answers[1] !== undefined) resolve(answers[1]);
      });
      socket.write(
        `{"execute":"qmp_capabilities"}\n${JSON.stringify({ execute: command, arguments: args })}\n`,
      );
    });
    if (answer.startsWith('{"error"')) throw new Error(`QMP: ${command}: ${answer}`);
  } finally {
    socket.destroy();
  }
}

/** Pulls the cable of a machine's card, or puts it back. */
export function setLink(path: string, up: boolean, card = 'nic0'): Promise<void> {
  return execute(path, 'set_link', { name: card, up });
}
