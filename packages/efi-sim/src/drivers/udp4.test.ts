import {
  type Address,
  type Bound,
  createMachine,
  EFI_ABORTED,
  EFI_ACCESS_DENIED,
  EFI_ALREADY_STARTED,
  EFI_INVALID_PARAMETER,
  EFI_NO_MAPPING,
  EFI_NOT_FOUND,
  EFI_NOT_READY,
  EFI_NOT_STARTED,
  EFI_PORT_UNREACHABLE,
  EFI_SUCCESS,
  EFI_UDP4_COMPLETION_TOKEN,
  EFI_UDP4_CONFIG_DATA,
  EFI_UDP4_PROTOCOL,
  EFI_UDP4_RECEIVE_DATA,
  EFI_UDP4_SERVICE_BINDING_PROTOCOL,
  EFI_UDP4_SESSION_DATA,
  EFI_UDP4_TRANSMIT_DATA,
  type EventId,
  type Machine,
  type Status,
} from '@efi-node/efi-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSim, expectNoLeaks, type Sim } from '../sim.ts';

type Udp4 = Bound<(typeof EFI_UDP4_PROTOCOL)['fields']>;

const PENDING = 99;

let sim: Sim;
let machine: Machine;
let binding: Address;
let events: EventId[];
let blocks: Address[];

function child(): { readonly handle: Address; readonly udp: Udp4 } {
  const handle = machine.bootServices.createChild(binding, EFI_UDP4_SERVICE_BINDING_PROTOCOL);
  return { handle, udp: machine.bootServices.requireProtocol(handle, EFI_UDP4_PROTOCOL) };
}

function destroy(handle: Address): void {
  machine.bootServices.destroyChild(binding, EFI_UDP4_SERVICE_BINDING_PROTOCOL, handle);
}

function configure(udp: Udp4, values: { port?: number; remote?: string; remotePort?: number } = {}): Status {
  const config = EFI_UDP4_CONFIG_DATA.allocate(sim.native, {
    UseDefaultAddress: true,
    StationPort: values.port ?? 5000,
    RemoteAddress: values.remote ?? '0.0.0.0',
    RemotePort: values.remotePort ?? 0,
  });
  blocks.push(config.address);
  return udp.call.Configure(config.address);
}

function token(): ReturnType<(typeof EFI_UDP4_COMPLETION_TOKEN)['allocate']> {
  const event = sim.native.createEvent();
  events.push(event);
  const made = EFI_UDP4_COMPLETION_TOKEN.allocate(sim.native, {
    Event: sim.native.eventHandle(event),
    Status: PENDING,
  });
  blocks.push(made.address);
  return made;
}

function sending(bytes: Uint8Array, session: Address = 0): ReturnType<typeof token> {
  const data = sim.native.allocate(bytes.length);
  sim.native.view(data, bytes.length).set(bytes);
  const descriptor = EFI_UDP4_TRANSMIT_DATA.allocate(
    sim.native,
    { UdpSessionData: session, DataLength: bytes.length, FragmentCount: 1 },
    1,
  );
  const [fragment] = descriptor.FragmentTable;
  fragment?.assign({ FragmentLength: bytes.length, FragmentBuffer: data });
  blocks.push(data, descriptor.address);
  const made = token();
  made.Packet = descriptor.address;
  return made;
}

beforeEach(() => {
  sim = createSim({ nics: [{ address: { address: '10.0.2.15' } }], connected: true });
  machine = createMachine(sim.native);
  binding = machine.bootServices.locateHandles(EFI_UDP4_SERVICE_BINDING_PROTOCOL)[0] ?? 0;
  events = [];
  blocks = [];
});

function finish(): void {
  for (const event of events) sim.native.closeEvent(event);
  for (const block of blocks) sim.native.free(block);
  machine.memory.free();
  expectNoLeaks(sim);
}

describe('EFI_UDP4', () => {
  it('wants a configuration, once, and a port that is free', () => {
    const [one, two] = [child(), child()];
    expect(one.udp.call.Receive(token().address)).toBe(EFI_NOT_STARTED);
    expect(one.udp.call.Poll()).toBe(EFI_NOT_STARTED);
    expect(configure(one.udp)).toBe(EFI_SUCCESS);
    expect(configure(one.udp)).toBe(EFI_ALREADY_STARTED);
    expect(configure(two.udp)).toBe(EFI_ACCESS_DENIED);
    expect(configure(two.udp, { port: 0 })).toBe(EFI_SUCCESS);
    expect(one.udp.call.Poll()).toBe(EFI_NOT_READY);
    destroy(one.handle);
    destroy(two.handle);
    finish();
  });

  it('has no mapping before there is an address', () => {
    sim = createSim({ connected: true });
    machine = createMachine(sim.native);
    binding = machine.bootServices.locateHandles(EFI_UDP4_SERVICE_BINDING_PROTOCOL)[0] ?? 0;
    const { handle, udp } = child();
    expect(configure(udp)).toBe(EFI_NO_MAPPING);
    destroy(handle);
    finish();
  });

  it('sends to its peer or to whom the session names, and to nobody else', () => {
    const heard: [number, string][] = [];
    sim.network.host('10.0.2.2').onDatagram = ({ toPort, data }) =>
      heard.push([toPort, Buffer.from(data).toString()]);
    const { handle, udp } = child();
    configure(udp, { remote: '10.0.2.2', remotePort: 53 });
    expect(udp.call.Transmit(sending(Buffer.from('one')).address)).toBe(EFI_SUCCESS);
    const session = EFI_UDP4_SESSION_DATA.allocate(sim.native, {
      DestinationAddress: '10.0.2.2',
      DestinationPort: 54,
    });
    blocks.push(session.address);
    const named = sending(Buffer.from('two'), session.address);
    expect(udp.call.Transmit(named.address)).toBe(EFI_SUCCESS);
    expect(named.Status).toBe(EFI_SUCCESS);
    sim.clock.advance(1);
    expect(heard).toEqual([
      [53, 'one'],
      [54, 'two'],
    ]);
    destroy(handle);
    const open = child();
    configure(open.udp);
    expect(open.udp.call.Transmit(sending(Buffer.from('x')).address)).toBe(EFI_INVALID_PARAMETER);
    destroy(open.handle);
    finish();
  });

  it('lends what it has received until it is recycled', () => {
    const { handle, udp } = child();
    configure(udp);
    const receive = token();
    expect(udp.call.Receive(receive.address)).toBe(EFI_SUCCESS);
    sim.network.host('10.0.2.2').sendDatagram('10.0.2.15', 5000, 53, Buffer.from('hello'));
    sim.clock.advance(20);
    expect(receive.Status).toBe(EFI_SUCCESS);
    const data = EFI_UDP4_RECEIVE_DATA.at(sim.native, receive.Packet);
    expect([data.DataLength, data.FragmentCount]).toEqual([5, 2]);
    expect([data.UdpSession.SourceAddress, data.UdpSession.SourcePort]).toEqual(['10.0.2.2', 53]);
    machine.bootServices.table.SignalEvent(data.RecycleSignal);
    destroy(handle);
    finish();
  });

  it('crashes when it is destroyed with a datagram that was not recycled', () => {
    const { handle, udp } = child();
    configure(udp);
    udp.call.Receive(token().address);
    sim.network.host('10.0.2.2').sendDatagram('10.0.2.15', 5000, 53, Buffer.from('hello'));
    sim.clock.advance(20);
    expect(() => destroy(handle)).toThrow('not recycled');
  });

  it('says by one Receive what ICMP said, posted or to come', () => {
    const { handle, udp } = child();
    sim.network.host('10.0.2.2');
    configure(udp, { remote: '10.0.2.2', remotePort: 53 });
    const receive = token();
    udp.call.Receive(receive.address);
    udp.call.Transmit(sending(Buffer.from('x')).address);
    sim.clock.advance(20);
    expect(receive.Status).toBe(EFI_PORT_UNREACHABLE);
    udp.call.Transmit(sending(Buffer.from('x')).address);
    sim.clock.advance(20);
    expect(udp.call.Receive(token().address)).toBe(EFI_PORT_UNREACHABLE);
    expect(udp.call.Receive(token().address)).toBe(EFI_SUCCESS);
    destroy(handle);
    finish();
  });

  it('ends tokens by Cancel, by Configure(NULL) and with the child', () => {
    const { handle, udp } = child();
    configure(udp);
    const [one, two, three] = [token(), token(), token()];
    udp.call.Receive(one.address);
    udp.call.Receive(two.address);
    expect(udp.call.Receive(two.address)).toBe(EFI_ACCESS_DENIED);
    expect(udp.call.Cancel(one.address)).toBe(EFI_SUCCESS);
    expect(udp.call.Cancel(one.address)).toBe(EFI_NOT_FOUND);
    expect([one.Status, two.Status]).toEqual([EFI_ABORTED, PENDING]);
    expect(udp.call.Configure(null)).toBe(EFI_SUCCESS);
    expect(two.Status).toBe(EFI_ABORTED);
    configure(udp);
    udp.call.Receive(three.address);
    destroy(handle);
    expect(three.Status).toBe(EFI_ABORTED);
    finish();
  });
});
