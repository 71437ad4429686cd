import { createMachine } from '@efi-node/efi-core';
import { createSim, expectNoLeaks } from '@efi-node/efi-sim';
import { expect, test } from 'vitest';
import { setContext } from '../context.ts';
import { createEnv, ENVIRONMENT_GUID } from './env.ts';

const other = '11111111-2222-3333-4444-555555555555';

test("firmware's variables are part of the environment, after what the command line gives", async () => {
  const sim = createSim({
    variables: [
      { name: 'LOG_HOST', guid: ENVIRONMENT_GUID, data: '10.0.0.5' },
      { name: 'TZ', guid: ENVIRONMENT_GUID, data: 'Europe/Paris' },
      { name: 'GREETING', guid: ENVIRONMENT_GUID, data: 'grüß dich\0' },
      { name: 'BootOrder', guid: other, data: new Uint8Array([1, 0]) },
    ],
  });
  const machine = createMachine(sim.native);
  const config = {
    argv: [],
    execArgv: [],
    env: {},
    cwd: '/',
    filename: '/a.js',
    network: false,
    verbose: false,
  };
  setContext({
    native: sim.native,
    machine,
    loop: machine.loop,
    config,
    startedAt: 0,
    closing: false,
    closers: [],
  });
  const env = createEnv({ TZ: 'UTC', ONLY: 'here' });
  expect({ ...env }).toEqual({ LOG_HOST: '10.0.0.5', TZ: 'UTC', GREETING: 'grüß dich', ONLY: 'here' });
  env['LOG_HOST'] = 'changed';
  expect(createEnv({})['LOG_HOST']).toBe('10.0.0.5');
  machine.close(() => undefined);
  await sim.run(machine.loop);
  expectNoLeaks(sim);
});
