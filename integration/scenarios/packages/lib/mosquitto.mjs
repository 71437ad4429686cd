/** Debian's MQTT broker with one user, 'efi', and nothing that outlives it. */
import { writeFileSync } from 'node:fs';
import { serve } from './server.mjs';

export function serveMosquitto() {
  return serve((folder) => {
    const [config, passwords] = [`${folder}/mosquitto.conf`, `${folder}/passwords`];
    const lines = [
      `listener ${process.env.PEER_PORT} 127.0.0.1`,
      `password_file ${passwords}`,
      'allow_anonymous false',
      'persistence false',
      // With a limit Debian's version forgets messages of QoS 2 that have to wait.
      'max_inflight_messages 0',
      // Who it becomes when it is started by root; anybody else stays who they are.
      'user root',
    ];
    writeFileSync(config, `${lines.join('\n')}\n`);
    return [
      { program: 'mosquitto_passwd', args: ['-b', '-c', passwords, 'efi', 'Geheim'] },
      { program: 'mosquitto', args: ['-c', config] },
    ];
  });
}
