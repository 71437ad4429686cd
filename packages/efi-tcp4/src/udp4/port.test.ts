import {
  EFI_ACCESS_DENIED,
  EFI_DEVICE_ERROR,
  EFI_NETWORK_UNREACHABLE,
  EFI_OUT_OF_RESOURCES,
} from '@efi-node/efi-core';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../compliance/harness.ts';
import { type TestMachine, testMachine } from '../machine.test.support.ts';
import type { UdpPort } from '../udp.ts';

interface Heard {
  readonly port: UdpPort;
  readonly messages: string[];
  error: Error | undefined;
}

const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const octets = (said: string): Uint8Array => Uint8Array.from(said, (char) => char.charCodeAt(0));

function open(one: TestMachine, address = '10.0.2.2', port = 53, local?: string): Heard {
  const messages: string[] = [];
  const heard: Heard = {
    messages,
    error: undefined,
    port: one.stacks.udp.open(
      { remote: { address, port }, ...(local === undefined ? {} : { local }) },
      {
        onMessage: (bytes) => messages.push(text(bytes)),
        onError: (error) => {
          heard.error = error;
        },
      },
    ),
  };
  return heard;
}

/** The host says everything back, by the function. */
function answering(one: TestMachine, answer: (asked: string) => string = (asked) => `${asked}!`): void {
  one.host.onDatagram = ({ from, fromPort, toPort, data }) =>
    one.host.sendDatagram(from, fromPort, toPort, octets(answer(text(data))));
}

async function failure(one: TestMachine, heard: Heard): Promise<string | undefined> {
  await one.until('the error', () => heard.error !== undefined);
  return heard.error === undefined ? undefined : codeOf(heard.error);
}

describe('a port of EFI_UDP4', () => {
  test('gets the machine an address, sends and receives, in order', async () => {
    const one = testMachine();
    answering(one);
    const heard = open(one);
    for (const word of ['one', 'two', 'three']) heard.port.send(octets(word));
    await one.until('the answers', () => heard.messages.length === 3);
    expect(heard.messages).toEqual(['one!', 'two!', 'three!']);
    heard.port.close();
    await one.close();
  });

  test('keeps a copy of what it sends', async () => {
    const one = testMachine();
    answering(one);
    const heard = open(one);
    // A view of more memory, as buffers are.
    const bytes = octets('-before-').subarray(1, 7);
    heard.port.send(bytes);
    bytes.fill(0);
    await one.until('the answer', () => heard.messages.length === 1);
    expect(heard.messages).toEqual(['before!']);
    heard.port.close();
    await one.close();
  });

  test('takes datagrams of all sizes, gathered from fragments and recycled', async () => {
    const one = testMachine();
    answering(one, (asked) => 'x'.repeat(Number(asked)));
    const heard = open(one);
    for (const size of [0, 1, 2, 511, 1472]) heard.port.send(octets(String(size)));
    await one.until('the answers', () => heard.messages.length === 5);
    expect(heard.messages.map(({ length }) => length)).toEqual([0, 1, 2, 511, 1472]);
    heard.port.close();
    await one.close();
  });

  test('hears its peer only', async () => {
    const one = testMachine();
    const other = one.network.host('10.0.2.9');
    one.host.onDatagram = ({ from, fromPort, toPort }) => {
      other.sendDatagram(from, fromPort, toPort, octets('other host'));
      one.host.sendDatagram(from, fromPort, toPort + 1, octets('other port'));
      one.host.sendDatagram(from, fromPort, toPort, octets('peer'));
    };
    const heard = open(one);
    heard.port.send(octets('?'));
    await one.until('the answer', () => heard.messages.length > 0);
    await one.pass(50);
    expect(heard.messages).toEqual(['peer']);
    heard.port.close();
    await one.close();
  });

  test('has a number of its own, each another', async () => {
    const one = testMachine();
    const ports: number[] = [];
    one.host.onDatagram = ({ fromPort }) => ports.push(fromPort);
    const opened = [open(one), open(one), open(one)];
    for (const { port } of opened) port.send(octets('x'));
    await one.until('all', () => ports.length === 3);
    expect(new Set(ports).size).toBe(3);
    expect(ports.every((port) => port >= 49152)).toBe(true);
    for (const { port } of opened) port.close();
    await one.close();
  });

  test('is refused where nobody listens', async () => {
    const one = testMachine();
    const heard = open(one);
    heard.port.send(octets('x'));
    expect(await failure(one, heard)).toBe('refused');
    await one.close();
  });

  test('is refused by loopback and by the machine itself, at once', async () => {
    const one = testMachine();
    const before = one.sim.clock.now;
    expect(await failure(one, open(one, '127.0.0.1'))).toBe('refused');
    expect(await failure(one, open(one, '0.0.0.0'))).toBe('refused');
    expect(one.sim.clock.now - before).toBeLessThan(10);
    expect(one.sim.firmware.children).toBe(0);
    expect(await failure(one, open(one, '10.0.2.15'))).toBe('refused');
    await one.close();
  });

  test('says why it cannot reach its peer', async () => {
    const one = testMachine();
    one.network.setUnreachable('10.0.2.77', 'host');
    const heard = open(one, '10.0.2.77');
    heard.port.send(octets('x'));
    expect(await failure(one, heard)).toBe('host-unreachable');
    expect(await failure(one, open(one, '10.0.2.2', 53, '10.9.9.9'))).toBe('network-unreachable');
    await one.close();
    const none = testMachine({ nics: [] });
    expect(await failure(none, open(none))).toBe('network-unreachable');
    await none.close();
    const alone = testMachine({}, { network: false });
    expect(await failure(alone, open(alone))).toBe('network-unreachable');
    await alone.close();
  });

  test('names what firmware lacks', async () => {
    const one = testMachine({ nics: [{ udp4: false }] });
    const heard = open(one);
    expect(await failure(one, heard)).toBe('unsupported');
    expect(heard.error?.message).toContain('EFI_UDP4_SERVICE_BINDING_PROTOCOL');
    await one.close();
  });

  test.each([
    ['Udp4.CreateChild', EFI_OUT_OF_RESOURCES, 'no-memory'],
    ['Udp4.Configure', EFI_DEVICE_ERROR, 'firmware'],
    ['Udp4.Receive', EFI_OUT_OF_RESOURCES, 'no-memory'],
    ['Udp4.Transmit', EFI_NETWORK_UNREACHABLE, 'network-unreachable'],
  ] as const)('a refused %s ends it', async (operation, status, code) => {
    const one = testMachine();
    one.sim.faults.on(operation, { kind: 'status', status });
    const heard = open(one);
    heard.port.send(octets('x'));
    expect(await failure(one, heard)).toBe(code);
    heard.port.send(octets('too late'));
    await one.close();
  });

  test('draws another number when its first is taken', async () => {
    const one = testMachine();
    answering(one);
    one.sim.faults.on('Udp4.Configure', { kind: 'status', status: EFI_ACCESS_DENIED }, { times: 4 });
    const heard = open(one);
    heard.port.send(octets('x'));
    await one.until('the answer', () => heard.messages.length === 1);
    heard.port.close();
    await one.close();
  });

  test.each(['Udp4.Receive', 'Udp4.Transmit'])('a failed completion of %s ends it', async (operation) => {
    const one = testMachine();
    one.sim.faults.on(operation, { kind: 'completion', status: EFI_DEVICE_ERROR });
    const heard = open(one);
    heard.port.send(octets('x'));
    expect(await failure(one, heard)).toBe('firmware');
    await one.close();
  });

  test.each(['Udp4.Receive', 'Udp4.Transmit'])(
    'a completion of %s that never comes keeps nothing when it is closed',
    async (operation) => {
      const one = testMachine();
      answering(one);
      one.sim.faults.on(operation, { kind: 'never' });
      const heard = open(one);
      heard.port.send(octets('x'));
      heard.port.send(octets('y'));
      await one.pass(100);
      expect(heard.messages).toEqual(operation === 'Udp4.Receive' ? [] : ['x!']);
      heard.port.close();
      await one.close();
    },
  );

  test('what comes while it is being closed is recycled', async () => {
    const one = testMachine();
    const heard = open(one);
    one.host.onDatagram = ({ from, fromPort, toPort }) => {
      for (let count = 0; count < 5; count += 1)
        one.host.sendDatagram(from, fromPort, toPort, octets('late'));
    };
    heard.port.send(octets('x'));
    await one.until('some', () => heard.messages.length > 0);
    // The next is with firmware already: its completion comes after the close.
    one.sim.nics[0]?.nic.poll();
    const before = heard.messages.length;
    heard.port.close();
    await one.pass(100);
    expect(heard.messages.length).toBe(before);
    await one.close();
  });

  test('may be closed by its own listener', async () => {
    const one = testMachine();
    answering(one);
    let heard = 0;
    const port = one.stacks.udp.open(
      { remote: { address: '10.0.2.2', port: 53 } },
      {
        onMessage: () => {
          heard += 1;
          port.close();
        },
        onError: () => undefined,
      },
    );
    port.send(octets('x'));
    port.send(octets('y'));
    await one.until('the answer', () => heard > 0);
    await one.pass(50);
    expect(heard).toBe(1);
    await one.close();
  });

  test('closed before there is an address, it opens nothing', async () => {
    const one = testMachine();
    const heard = open(one);
    heard.port.send(octets('x'));
    heard.port.close();
    heard.port.close();
    await one.pass(1000);
    expect(one.sim.faults.calls('Udp4.CreateChild')).toBe(0);
    await one.close();
  });

  test('open ports and what they wait for end with the stack', async () => {
    const one = testMachine();
    one.host.onDatagram = () => undefined;
    const opened = [open(one), open(one), open(one, '10.0.2.3')];
    for (const { port } of opened) port.send(octets('x'));
    await one.pass(50);
    await one.close();
  });

  test('keeps the loop alive until it is closed', async () => {
    const one = testMachine();
    one.host.onDatagram = () => undefined;
    const heard = open(one);
    await one.pass(100);
    expect(one.machine.loop.alive()).toBe(true);
    heard.port.close();
    await one.sim.run(one.machine.loop);
    expect(one.machine.loop.alive()).toBe(false);
    await one.close();
  });
});

describe('name servers', () => {
  test('are those of DHCP, in its order, once there is an address', async () => {
    const one = testMachine({ network: { dhcp: { dns: ['10.0.2.3', '10.0.2.4'] } } });
    expect(one.stacks.nameServers()).toEqual([]);
    let done: true | Error | undefined;
    one.stacks.prepare((error) => {
      done = error ?? true;
    });
    await one.until('the address', () => done !== undefined);
    expect(done).toBe(true);
    expect(one.stacks.nameServers()).toEqual(['10.0.2.3', '10.0.2.4']);
    await one.close();
  });

  test('that firmware was given are known without asking anybody', async () => {
    const dns = ['192.0.2.53', '192.0.2.54'];
    const one = testMachine({
      nics: [{ address: { address: '10.0.2.15', dns } }, { address: { address: '10.0.2.16', dns } }],
    });
    expect(one.stacks.nameServers()).toEqual(dns);
    await one.close();
  });

  test('are none without interfaces, and with what tells of none', async () => {
    const none = testMachine({ nics: [] });
    expect(none.stacks.nameServers()).toEqual([]);
    await none.close();
    const old = testMachine({ nics: [{ configuration: 'ip4config', address: { address: '10.0.2.15' } }] });
    expect(old.stacks.nameServers()).toEqual([]);
    await old.close();
  });
});
