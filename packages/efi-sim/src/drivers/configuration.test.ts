import {
  type Address,
  EFI_ABORTED,
  EFI_ALREADY_STARTED,
  EFI_BUFFER_TOO_SMALL,
  EFI_DHCP4_CONFIG_DATA,
  EFI_DHCP4_MODE_DATA,
  EFI_DHCP4_PROTOCOL,
  EFI_DHCP4_SERVICE_BINDING_PROTOCOL,
  EFI_DHCP4_STATE,
  EFI_IP4_CONFIG2_DATA_TYPE,
  EFI_IP4_CONFIG2_INTERFACE_INFO,
  EFI_IP4_CONFIG2_PROTOCOL,
  EFI_IP4_CONFIG_PROTOCOL,
  EFI_IP4_PROTOCOL,
  EFI_IP4_SERVICE_BINDING_PROTOCOL,
  EFI_NO_MEDIA,
  EFI_NOT_FOUND,
  EFI_NOT_READY,
  EFI_NOT_STARTED,
  EFI_SIMPLE_NETWORK_MODE,
  EFI_SIMPLE_NETWORK_PROTOCOL,
  EFI_SUCCESS,
  EFI_TIMEOUT,
  EFI_WRITE_PROTECTED,
} from '@efi-node/efi-core';
import { describe, expect, it } from 'vitest';
import { type Rig, rig } from './raw-tcp.test.support.ts';

const { values: TYPE } = EFI_IP4_CONFIG2_DATA_TYPE;

function withWord<T>(r: Rig, value: number, use: (address: Address) => T): T {
  const address = r.native.allocate(8);
  r.native.view(address, 1).fill(value);
  const answer = use(address);
  r.native.free(address);
  return answer;
}

const setPolicy = (r: Rig, policy: number): number => {
  const config = r.bootServices.requireProtocol(r.nic, EFI_IP4_CONFIG2_PROTOCOL);
  return withWord(r, policy, (at) => config.call.SetData(TYPE.Ip4Config2DataTypePolicy, 4, at));
};

/** A configured DHCP4 child; `callback` 0 has none. */
function dhcp(
  r: Rig,
  callback: number,
  timeouts: readonly number[] = [],
): { protocol: ReturnType<typeof bind>; child: Address } {
  const child = r.bootServices.createChild(r.nic, EFI_DHCP4_SERVICE_BINDING_PROTOCOL);
  const protocol = bind(r, child);
  const list = r.native.allocate(16);
  const bytes = r.native.view(list, 16);
  for (const [index, seconds] of timeouts.entries()) bytes[index * 4] = seconds;
  const config = EFI_DHCP4_CONFIG_DATA.allocate(r.native, {
    Dhcp4Callback: callback,
    DiscoverTryCount: timeouts.length,
    DiscoverTimeout: timeouts.length === 0 ? 0 : list,
  });
  expect(protocol.call.Configure(config.address)).toBe(EFI_SUCCESS);
  r.native.free(list);
  r.native.free(config.address);
  return { protocol, child };
}
const bind = (r: Rig, child: Address) => r.bootServices.requireProtocol(child, EFI_DHCP4_PROTOCOL);

describe('EFI_IP4_CONFIG2', () => {
  it('waits out the first 4 s of its own DHCP, then tells', () => {
    const r = rig({ nics: [{}] });
    const config = r.bootServices.requireProtocol(r.nic, EFI_IP4_CONFIG2_PROTOCOL);
    const event = r.native.createEvent();
    config.RegisterDataNotify(TYPE.Ip4Config2DataTypeInterfaceInfo, r.native.eventHandle(event));
    expect(setPolicy(r, 0)).toBe(EFI_ABORTED);
    expect(setPolicy(r, 1)).toBe(EFI_SUCCESS);
    expect(setPolicy(r, 1)).toBe(EFI_ABORTED);
    r.pass(3900);
    expect(r.sim.nics[0]?.address).toBeUndefined();
    const into = new Float64Array(1);
    expect(r.native.takeEvents(into)).toBe(0);
    r.pass(200);
    expect(r.sim.nics[0]?.address).toBe('10.0.2.15');
    expect(r.native.takeEvents(into)).toBe(1);
    const size = r.native.allocate(8);
    expect(config.call.GetData(TYPE.Ip4Config2DataTypeInterfaceInfo, size, null)).toBe(EFI_BUFFER_TOO_SMALL);
    const needed = r.native.view(size, 1)[0] ?? 0;
    const info = EFI_IP4_CONFIG2_INTERFACE_INFO.at(r.native, r.native.allocate(needed));
    expect(config.call.GetData(TYPE.Ip4Config2DataTypeInterfaceInfo, size, info.address)).toBe(EFI_SUCCESS);
    expect([info.StationAddress, info.SubnetMask, info.RouteTableSize]).toEqual([
      '10.0.2.15',
      '255.255.255.0',
      2,
    ]);
    expect(info.HwAddress.subarray(0, 6)).toEqual(Uint8Array.of(0x52, 0x54, 0, 0x12, 0x34, 0x56));
    expect(info.RouteTable).toBe(info.address + EFI_IP4_CONFIG2_INTERFACE_INFO.size);
  });

  it('wipes everything when the policy changes, and takes a manual address', () => {
    const r = rig();
    const config = r.bootServices.requireProtocol(r.nic, EFI_IP4_CONFIG2_PROTOCOL);
    setPolicy(r, 1);
    expect(r.sim.nics[0]?.address).toBeUndefined();
    const manual = r.native.allocate(8);
    r.native.view(manual, 8).set([10, 0, 2, 99, 255, 255, 255, 0]);
    const set = (): number => config.call.SetData(TYPE.Ip4Config2DataTypeManualAddress, 8, manual);
    expect(set()).toBe(EFI_WRITE_PROTECTED);
    setPolicy(r, 0);
    const size = r.native.allocate(8);
    r.native.view(size, 1).fill(8);
    const get = (): number => config.call.GetData(TYPE.Ip4Config2DataTypeManualAddress, size, manual);
    expect(get()).toBe(EFI_NOT_FOUND);
    expect(set()).toBe(EFI_NOT_READY);
    expect(get()).toBe(EFI_NOT_READY);
    r.pass(1000);
    expect(get()).toBe(EFI_SUCCESS);
    expect(r.sim.nics[0]?.address).toBe('10.0.2.99');
  });
});

describe('EFI_DHCP4', () => {
  it('binds at once with a callback that accepts, and Ip4Config2 adopts the lease', () => {
    const r = rig({ nics: [{}] });
    const accept = r.sim.calls.register('test.accept', 6, () => 0);
    const { protocol, child } = dhcp(r, accept);
    expect(protocol.call.Start(null)).toBe(EFI_SUCCESS);
    expect(r.sim.clock.now).toBeLessThan(20);
    expect(r.sim.nics[0]?.address).toBeUndefined();
    const mode = EFI_DHCP4_MODE_DATA.allocate(r.native);
    protocol.GetModeData(mode.address);
    expect([mode.State, mode.ClientAddress, mode.RouterAddress]).toEqual([
      EFI_DHCP4_STATE.values.Dhcp4Bound,
      '10.0.2.15',
      '10.0.2.2',
    ]);
    expect(protocol.call.Start(null)).toBe(EFI_ALREADY_STARTED);
    setPolicy(r, 1);
    r.pass(10);
    expect(r.sim.nics[0]?.address).toBe('10.0.2.15');
    r.bootServices.destroyChild(r.nic, EFI_DHCP4_SERVICE_BINDING_PROTOCOL, child);
    r.pass(10);
    expect(r.sim.nics[0]?.address).toBe('10.0.2.15');
  });

  it('collects offers for 4 s without a callback', () => {
    const r = rig({ nics: [{}] });
    const { protocol } = dhcp(r, 0);
    expect(protocol.call.Start(null)).toBe(EFI_SUCCESS);
    expect(r.sim.clock.now).toBeGreaterThanOrEqual(4000);
  });

  it('signals the end of an asynchronous start', () => {
    const r = rig({ nics: [{}] });
    const { protocol } = dhcp(r, 0);
    const event = r.native.createEvent();
    expect(protocol.call.Start(r.native.eventHandle(event))).toBe(EFI_SUCCESS);
    r.pass(4100);
    expect(r.native.takeEvents(new Float64Array(1))).toBe(1);
  });

  it.each([
    ['no server', { network: { dhcp: false } } as const, EFI_TIMEOUT],
    ['no cable', { nics: [{ link: false }] } as const, EFI_NO_MEDIA],
  ])('fails with %s', (_what, options, expected) => {
    const r = rig({ nics: [{}], ...options });
    const { protocol } = dhcp(r, 0, [1, 1]);
    const before = r.sim.clock.now;
    expect(protocol.call.Start(null)).toBe(expected);
    expect(r.sim.clock.now - before).toBeLessThan(2100);
  });

  it('is told no by the callback, and by a server that refuses', () => {
    const r = rig({ nics: [{}] });
    const refuse = r.sim.calls.register('test.refuse', 6, (_self, _context, _state, event) =>
      event === 2 ? EFI_ABORTED : 0,
    );
    expect(dhcp(r, refuse).protocol.call.Start(null)).toBe(EFI_ABORTED);
    const unconfigured = bind(r, r.bootServices.createChild(r.nic, EFI_DHCP4_SERVICE_BINDING_PROTOCOL));
    expect(unconfigured.call.Start(null)).toBe(EFI_NOT_STARTED);
  });
});

describe('other protocols of an interface', () => {
  it('EFI_IP4_CONFIG of old firmware starts DHCP and signals', () => {
    const r = rig({ nics: [{ configuration: 'ip4config' }] });
    expect(r.bootServices.handleProtocol(r.nic, EFI_IP4_CONFIG2_PROTOCOL)).toBeUndefined();
    const config = r.bootServices.requireProtocol(r.nic, EFI_IP4_CONFIG_PROTOCOL);
    const [done, again] = [r.native.createEvent(), r.native.createEvent()];
    expect(config.call.Start(r.native.eventHandle(done), r.native.eventHandle(again))).toBe(EFI_SUCCESS);
    expect(config.call.Start(r.native.eventHandle(done), r.native.eventHandle(again))).toBe(
      EFI_ALREADY_STARTED,
    );
    r.pass(4100);
    expect(r.native.takeEvents(new Float64Array(1))).toBe(1);
  });

  it('an EFI_IP4 child tells when the interface is drained', () => {
    const r = rig();
    const child = r.bootServices.createChild(r.nic, EFI_IP4_SERVICE_BINDING_PROTOCOL);
    const ip4 = r.bootServices.requireProtocol(child, EFI_IP4_PROTOCOL);
    expect(ip4.call.Poll()).toBe(EFI_NOT_STARTED);
    const config = r.native.allocate(64);
    expect(ip4.call.Configure(config)).toBe(EFI_SUCCESS);
    expect(ip4.call.Poll()).toBe(EFI_NOT_READY);
    const host = r.sim.network.host('10.0.2.2');
    host.connect('10.0.2.15', 80);
    host.connect('10.0.2.15', 81);
    r.sleep(1);
    expect([ip4.call.Poll(), ip4.call.Poll(), ip4.call.Poll()]).toEqual([0, 0, EFI_NOT_READY]);
  });

  it('EFI_SIMPLE_NETWORK tells of the cable', () => {
    const r = rig();
    const snp = r.bootServices.requireProtocol(r.nic, EFI_SIMPLE_NETWORK_PROTOCOL);
    const mode = EFI_SIMPLE_NETWORK_MODE.at(r.native, snp.view.Mode);
    expect(mode.MediaPresent).toBe(true);
    const [card] = r.sim.nics;
    if (card !== undefined) card.link = false;
    expect(mode.MediaPresent).toBe(false);
  });
});
