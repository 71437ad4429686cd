import {
  createMachine,
  EFI_TCP4_LISTEN_TOKEN,
  EFI_TCP4_SERVICE_BINDING_PROTOCOL,
  type Machine,
} from '@efi-node/efi-core';
import { describe, expect, it } from 'vitest';
import { RawTcp } from '../drivers/raw-tcp.test.support.ts';
import { createSim, runLoops, type Sim } from '../sim.ts';
import { SimNetwork } from './network.ts';

describe('SimNetwork', () => {
  it('connects scripted hosts, with latency', () => {
    const network = new SimNetwork({ latency: 5, dhcp: false });
    const server = network.host('10.0.0.1');
    server.listen(7, (peer) => {
      peer.onData = (bytes) => peer.write(bytes);
      peer.onEnd = () => peer.end();
    });
    const client = network.host('10.0.0.2').connect('10.0.0.1', 7);
    client.end('echo me');
    network.clock.advance(9);
    expect(client.connected).toBe(false);
    network.clock.advance(1);
    expect(client.connected).toBe(true);
    network.clock.advance(100);
    expect([client.text, client.ended, client.closed]).toEqual(['echo me', true, 'finished']);
    expect([server.connections, network.host('10.0.0.2').connections]).toEqual([0, 0]);
  });

  it('keeps half-closed connections, refuses, falls silent and speaks again', () => {
    const network = new SimNetwork({ dhcp: false });
    const server = network.host('10.0.0.1');
    const client = network.host('10.0.0.2');
    expect(client.connect('10.0.0.1', 1)).toBeDefined();
    const refused = client.connect('10.0.0.1', 2);
    network.clock.advance(1);
    expect(refused.closed).toBe('refused');
    server.silent = true;
    const waiting = client.connect('10.0.0.1', 3);
    network.clock.advance(500);
    server.silent = false;
    server.listen(3, (peer) => peer.end('bye'));
    network.clock.advance(600);
    expect([waiting.connected, waiting.ended, waiting.state]).toEqual([true, true, 'close-wait']);
    network.clock.advance(1_000_000);
    expect(waiting.state).toBe('close-wait');
    waiting.vanish();
    expect(client.connections).toBe(0);
  });

  it('shows each packet, and gives addresses to those who ask', () => {
    const kinds: string[] = [];
    const network = new SimNetwork({ dhcp: { first: '192.168.1.10', server: '192.168.1.1' } });
    network.onPacket = (packet) => void kinds.push(packet.kind === 'dhcp' ? packet.type : packet.kind);
    const sims = [createSim({ network }), createSim({ network })];
    for (const sim of sims) sim.nics[0]?.configuration.setPolicy('dhcp');
    network.clock.advance(5000);
    expect(sims.map((sim) => sim.nics[0]?.address)).toEqual(['192.168.1.10', '192.168.1.11']);
    expect(new Set(sims.map((sim) => sim.nics[0]?.mac)).size).toBe(2);
    expect(kinds.toSorted()).toEqual([
      'ack',
      'ack',
      'discover',
      'discover',
      'offer',
      'offer',
      'request',
      'request',
    ]);
  });
});

describe('two machines on one network', () => {
  function machineOn(network: SimNetwork, address: string): { sim: Sim; machine: Machine; tcp: RawTcp } {
    const sim = createSim({ network, nics: [{ address: { address } }], connected: true });
    const machine = createMachine(sim.native);
    const nic = sim.nics[0]?.handle ?? 0;
    const child = machine.bootServices.createChild(nic, EFI_TCP4_SERVICE_BINDING_PROTOCOL);
    return { sim, machine, tcp: new RawTcp(machine, nic, child) };
  }

  it('talk to each other, their loops run side by side', async () => {
    const network = new SimNetwork({ dhcp: false });
    const server = machineOn(network, '10.0.0.1');
    const client = machineOn(network, '10.0.0.2');
    server.tcp.configure({ port: 80 });
    client.tcp.configure({ remote: { address: '10.0.0.1', port: 80 } });
    const accept = server.tcp.accept();
    const { token } = client.tcp.connect();
    const heard: string[] = [];
    for (const [name, { machine }, event] of [
      ['accepted', server, accept.event],
      ['connected', client, token.event],
    ] as const) {
      const handle = machine.loop.onEvent(event, () => {
        heard.push(name);
        handle.close();
      });
    }
    await runLoops([server.sim, client.sim], [server.machine.loop, client.machine.loop]);
    expect(heard.toSorted()).toEqual(['accepted', 'connected']);
    expect(EFI_TCP4_LISTEN_TOKEN.at(server.sim.native, accept.address).NewChildHandle).not.toBe(0);
    expect(network.clock.now).toBeLessThan(100);
  });
});
