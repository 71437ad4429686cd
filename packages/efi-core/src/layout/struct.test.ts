import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeNative, type FakeNative } from '../fake-native.test.support.ts';
import { EFI_DHCP4_HEADER, EFI_DHCP4_PACKET } from '../protocols/dhcp4.ts';
import { EFI_TIME } from '../protocols/runtime-services.ts';
import { EFI_SYSTEM_TABLE } from '../protocols/system-table.ts';
import {
  EFI_TCP4_CONFIG_DATA,
  EFI_TCP4_CONNECTION_STATE,
  EFI_TCP4_TRANSMIT_DATA,
} from '../protocols/tcp4.ts';
import { readText } from './print.ts';
import {
  boolean,
  bytes,
  guid,
  i16,
  i32,
  ipv4,
  mac,
  pointer,
  status,
  u8,
  u16,
  u16be,
  u32,
  u64,
  uintn,
} from './scalar.ts';
import { array, struct } from './struct.ts';

let native: FakeNative;

beforeEach(() => {
  native = createFakeNative();
});

describe('a struct', () => {
  it('is laid out as C does', () => {
    const layout = struct('MIXED', { a: u8, b: u32, c: u8, d: u64, e: ipv4, f: guid, g: array(u16, 3) });
    expect(layout.offsets).toEqual({ a: 0, b: 4, c: 8, d: 16, e: 24, f: 28, g: 44 });
    expect([layout.size, layout.alignment]).toEqual([56, 8]);
    const packed = struct('PACKED', { a: u8, b: u32, c: u8, d: u64 }, { packed: true });
    expect([packed.offsets, packed.size]).toEqual([{ a: 0, b: 1, c: 5, d: 6 }, 14]);
  });

  it('reads what it has written, in every type', () => {
    const layout = struct('ALL', {
      u8,
      i16,
      u16,
      u16be,
      i32,
      u32,
      u64,
      uintn,
      boolean,
      status,
      ipv4,
      mac,
      guid,
      raw: bytes(4),
      state: EFI_TCP4_CONNECTION_STATE,
      pointer: pointer('VOID'),
    });
    const values = {
      u8: 255,
      i16: -2,
      u16: 65_535,
      u16be: 0x1234,
      i32: -3,
      u32: 0xffff_fffe,
      u64: 2n ** 64n - 1n,
      uintn: 2 ** 40 + 1,
      boolean: true,
      status: -14,
      ipv4: '10.0.2.15',
      guid: '65530bc7-a359-410f-b010-5aadc7ec2b62',
      state: 4,
      pointer: 0xfedc_ba98_7654,
    };
    const view = layout.allocate(native, { ...values, raw: Uint8Array.of(1, 2) });
    expect(view).toMatchObject(values);
    expect(Array.from(view.raw)).toEqual([1, 2, 0, 0]);
    const memory = native.view(view.address, layout.size);
    expect(Array.from(memory.subarray(layout.offsets.u16be, layout.offsets.u16be + 2))).toEqual([0x12, 0x34]);
    expect(memory[layout.offsets.status + 7]).toBe(0x80);
  });

  it('nests, and its parts write through', () => {
    const config = EFI_TCP4_CONFIG_DATA.allocate(native, { AccessPoint: { StationPort: 80 } });
    config.AccessPoint.RemotePort = 8080;
    config.assign({ AccessPoint: { RemoteAddress: '192.168.0.1' } });
    const other = EFI_TCP4_CONFIG_DATA.at(native, config.address);
    const { StationPort, RemotePort, RemoteAddress } = other.AccessPoint;
    expect([StationPort, RemotePort, RemoteAddress]).toEqual([80, 8080, '192.168.0.1']);
    expect(config.AccessPoint.address).toBe(config.address + EFI_TCP4_CONFIG_DATA.offsets.AccessPoint);
  });

  it('ends in an array as long as told', () => {
    expect([EFI_TCP4_TRANSMIT_DATA.size, EFI_TCP4_TRANSMIT_DATA.sizeWith(3)]).toEqual([32, 64]);
    const data = EFI_TCP4_TRANSMIT_DATA.allocate(native, { FragmentCount: 3 }, 3);
    data.FragmentTable.set(2, { FragmentLength: 9 });
    expect([...data.FragmentTable].map((fragment) => fragment.FragmentLength)).toEqual([0, 0, 9]);
    expect(() => data.FragmentTable.get(3)).toThrow('index 3 is outside of 3 elements');
    expect(() => data.FragmentTable.get(-1)).toThrow(RangeError);
  });

  it('says what was expected', () => {
    const time = struct('T', { address4: ipv4, id: guid, raw: bytes(2) }).allocate(native);
    for (const wrong of ['1.2.3', '1.2.3.256', '1.2.3.4.5', ' 1.2.3.4', 'localhost']) {
      expect(() => (time.address4 = wrong)).toThrow(
        `expected an IPv4 address in dotted decimal, got "${wrong}"`,
      );
    }
    expect(() => (time.id = '65530bc7')).toThrow('expected a GUID, got "65530bc7"');
    expect(() => (time.raw = new Uint8Array(3))).toThrow('expected at most 2 bytes, got 3');
    const unknown: object = { Unknown: 1 };
    expect(() => time.assign(unknown)).toThrow("T has no field 'Unknown'");
    expect(() => struct('X', { address: u8 })).toThrow("X: a field cannot be called 'address'");
  });
});

describe('printing', () => {
  const text = (value: string): number => {
    const address = native.allocate(value.length * 2 + 2);
    const view = native.view(address, value.length * 2);
    for (let index = 0; index < value.length; index++) {
      view[index * 2] = value.charCodeAt(index) & 0xff;
      view[index * 2 + 1] = value.charCodeAt(index) >> 8;
    }
    return address;
  };

  it('shows offset, size and value of each field', () => {
    const table = EFI_SYSTEM_TABLE.allocate(native, {
      Hdr: { Signature: 0x5453595320494249n, Revision: 0x20046, HeaderSize: 120 },
      FirmwareVendor: text('EDK II'),
      NumberOfTableEntries: 3,
      BootServices: 0xf00d,
    });
    const lines = table.toString().split('\n');
    expect(lines[0]).toBe(`EFI_SYSTEM_TABLE (ofs=0 size=120) at 0x${table.address.toString(16)}`);
    expect(lines.slice(1, 4)).toEqual([
      '  Hdr (ofs=0 size=24): EFI_TABLE_HEADER',
      '    Signature (ofs=0 size=8) = 0x5453595320494249',
      '    Revision (ofs=8 size=4) = 0x20046',
    ]);
    expect(lines).toContain(
      `  FirmwareVendor (ofs=24 size=8) = 0x${table.FirmwareVendor.toString(16)} "EDK II"`,
    );
    expect(lines).toContain('  BootServices (ofs=96 size=8) = 0xf00d');
    expect(lines).toContain('  NumberOfTableEntries (ofs=104 size=8) = 3');
    expect(lines).toHaveLength(1 + 1 + 5 + 12);
  });

  it('prints values that the specification does not know as they are', () => {
    const layout = struct('S', {
      state: EFI_TCP4_CONNECTION_STATE,
      other: EFI_TCP4_CONNECTION_STATE,
      status,
    });
    const view = layout.allocate(native, { state: 4, other: 99, status: -9999 });
    expect(view.toString().split('\n').slice(1)).toEqual([
      '  state (ofs=0 size=4) = Tcp4StateEstablished',
      '  other (ofs=4 size=4) = 99',
      '  status (ofs=8 size=8) = EFI_STATUS 0x800000000000270f',
    ]);
    view.status = -14;
    expect(view.toString()).toContain('status (ofs=8 size=8) = EFI_NOT_FOUND');
  });

  it('prints arrays, and cuts long ones', () => {
    const layout = struct('S', { few: array(u16, 2), many: array(u8, 20), times: array(EFI_TIME, 1) });
    const view = layout.allocate(native, { few: [1, 2] });
    expect(view.few.toString()).toBe('2 × UINT16\n  [0] (ofs=0 size=2) = 1\n  [1] (ofs=2 size=2) = 2');
    expect(view.toString()).toContain('\n    … 4 more\n  times (ofs=24 size=16): 1 × EFI_TIME\n');
    expect(view.toString()).toContain('\n    [0] (ofs=24 size=16): EFI_TIME\n      Year (ofs=24 size=2) = 0');
  });

  it('prints packets with their bytes', () => {
    const packet = EFI_DHCP4_PACKET.allocate(native, { Header: { YourAddr: '10.0.2.15' }, Option: [53] });
    expect(packet.toString()).toContain('YourAddr (ofs=24 size=4) = 10.0.2.15');
    expect(EFI_DHCP4_HEADER.size).toBe(236);
  });

  it('reads texts up to a limit', () => {
    expect(readText(native, text('näh'), 'char16')).toBe('näh');
    expect(readText(native, text('long text'), 'char16', 4)).toBe('long');
    expect(readText(native, text(''), 'char8')).toBe('');
  });
});
