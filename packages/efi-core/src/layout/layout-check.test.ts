/// <reference types="node" />
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusNames } from '../status.ts';
import { collect, cProgram, type Correspondences, type Declarations } from './c-program.test.support.ts';
import { method, protocol } from './protocol.ts';
import { u8, u16, u32 } from './scalar.ts';
import { struct } from './struct.ts';

const headers = '/usr/include/efi';
const ownHeaders = fileURLToPath(new URL('../../layout-check', import.meta.url));
const protocols = fileURLToPath(new URL('../protocols', import.meta.url));

function missing(): string | undefined {
  if (spawnSync('gcc', ['--version']).status !== 0) return 'gcc is not installed';
  if (!existsSync(join(headers, 'efi.h'))) return `gnu-efi's headers are not installed (${headers}/efi.h)`;
  return undefined;
}

/** gnu-efi's headers call some GUIDs what the specification calls the protocols. */
const correspondences: Correspondences = {
  EFI_SERVICE_BINDING_PROTOCOL: { type: 'EFI_SERVICE_BINDING' },
  EFI_IP4_PROTOCOL: { type: 'EFI_IP4', guid: 'EFI_IP4_PROTOCOL' },
  EFI_IP4_SERVICE_BINDING_PROTOCOL: { guid: 'EFI_IP4_SERVICE_BINDING_PROTOCOL' },
  EFI_TCP4_PROTOCOL: { type: 'EFI_TCP4', guid: 'EFI_TCP4_PROTOCOL' },
  EFI_TCP4_SERVICE_BINDING_PROTOCOL: { guid: 'EFI_TCP4_SERVICE_BINDING_PROTOCOL' },
  EFI_UDP4_PROTOCOL: { type: 'EFI_UDP4', guid: 'EFI_UDP4_PROTOCOL' },
  EFI_UDP4_SERVICE_BINDING_PROTOCOL: { guid: 'EFI_UDP4_SERVICE_BINDING_PROTOCOL' },
  // The specification says void; these headers' EFI_STATUS never comes.
  EFI_RUNTIME_SERVICES: { results: { ResetSystem: 'EFI_STATUS' } },
  // Newer than the headers.
  EFI_MEMORY_TYPE: { fields: { EfiPersistentMemory: null, EfiUnacceptedMemoryType: null } },
  EFI_DEVICE_PATH_PROTOCOL: { types: { Length: 'UINT8[2]' } },
  EFI_FILE_INFO_ID: { guid: 'EFI_FILE_INFO_ID' },
  EFI_FILE_SYSTEM_INFO_ID: { guid: 'EFI_FILE_SYSTEM_INFO_ID' },
  EFI_PCI_IO_PROTOCOL: {
    fields: {
      MemRead: 'Mem.Read',
      MemWrite: 'Mem.Write',
      IoRead: 'Io.Read',
      IoWrite: 'Io.Write',
      PciRead: 'Pci.Read',
      PciWrite: 'Pci.Write',
    },
  },
  EFI_DNS4_PROTOCOL: {
    calls: {
      IpToHostName: '(EFI_IPv4_ADDRESS){{0}}, 0',
      UpdateDnsCache: '0, 0, (EFI_DNS4_CACHE_ENTRY){0}',
    },
  },
  EFI_SIMPLE_TEXT_INPUT_PROTOCOL: { type: 'EFI_SIMPLE_TEXT_IN_PROTOCOL' },
  EFI_SIMPLE_TEXT_OUTPUT_PROTOCOL: { type: 'EFI_SIMPLE_TEXT_OUT_PROTOCOL' },
  EFI_DHCP4_PACKET: { fields: { Header: 'Dhcp4.Header', Magik: 'Dhcp4.Magik', Option: 'Dhcp4.Option' } },
  EFI_IP4_HEADER: { fields: { VersionAndHeaderLength: null } },
};

const reason = missing();
let folder = '';

/** The compiler's complaints, '' if there are none. */
function compile(declarations: Declarations, names: Correspondences = correspondences): string {
  const file = join(folder, 'check.c');
  writeFileSync(file, cProgram(declarations, names));
  const options = ['-O2', '-ffreestanding', '-fshort-wchar', '-DGNU_EFI_USE_MS_ABI', '-Werror=implicit'];
  const include = [`-I${headers}`, `-I${headers}/x86_64`, `-I${headers}/protocol`, `-I${ownHeaders}`];
  const { status, stderr } = spawnSync(
    'gcc',
    ['-c', ...options, '-w', ...include, file, '-o', join(folder, 'check.o')],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (status === 0) return '';
  return (
    stderr
      .split('\n')
      .filter((line) => line.includes('error:'))
      .join('\n') || stderr
  );
}

async function declared(): Promise<Declarations> {
  const files = readdirSync(protocols).filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
  const modules = await Promise.all(
    files.map(async (file): Promise<object> => import(join(protocols, file))),
  );
  return collect([...new Set(modules.flatMap((module): unknown[] => Object.values(module)))], statusNames);
}

describe.skipIf(reason !== undefined)(
  `layouts against a C compiler${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'efi-layouts-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('sizes, offsets, types, parameters, enumerations, statuses and GUIDs are the same in C', async () => {
      const declarations = await declared();
      expect(declarations.structs.length).toBeGreaterThan(50);
      expect(compile(declarations)).toBe('');
    });

    it('differences of names are for layouts and fields that exist', async () => {
      const { structs, guids, enumerations } = await declared();
      const all = [...structs, ...guids, ...enumerations];
      for (const [name, { fields = {}, types = {}, calls = {}, results = {} }] of Object.entries(
        correspondences,
      )) {
        expect(all.map((candidate) => candidate.name)).toContain(name);
        const layout = structs.find((candidate) => candidate.name === name);
        const enumeration = enumerations.find((candidate) => candidate.name === name);
        const known = [
          ...(layout?.layout.map((field) => field.name) ?? []),
          ...Object.keys(enumeration?.values ?? {}),
        ];
        const named = [fields, types, calls, results].flatMap((each) => Object.keys(each));
        expect(known).toEqual(expect.arrayContaining(named));
      }
    });

    const only = (...layouts: unknown[]): Declarations => collect(layouts, new Map());

    it('refuses a layout that no header has', () => {
      const unknown = struct('EFI_UNHEARD_OF', { First: u8 });
      expect(compile(only(unknown))).toContain('EFI_UNHEARD_OF');
    });

    it('refuses a wrong offset, size and type', () => {
      const time = struct('EFI_TIME', { Year: u16, Day: u8, Month: u8, Hour: u32 });
      const complaints = compile(only(time));
      expect(complaints).toContain('EFI_TIME: size 8');
      expect(complaints).toContain('EFI_TIME.Day: offset 2');
      expect(complaints).toContain('EFI_TIME.Hour: size 4');
      expect(complaints).toContain('EFI_TIME.Hour: type UINT32');
    });

    it('refuses a wrong number of parameters and a wrong GUID', () => {
      const wrong = protocol('EFI_RNG_PROTOCOL', '3152bca5-eade-433d-862e-c01cdc291f45', {
        GetInfo: method('RNGAlgorithmListSize'),
        GetRNG: method('RNGAlgorithm', 'RNGValueLength', 'RNGValue'),
      });
      expect(compile(only(wrong))).toContain('too few arguments');
      expect(compile({ ...only(), guids: [wrong] })).toContain('EFI_RNG_PROTOCOL: GUID');
    });

    it('refuses wrong statuses', () => {
      const statuses = new Map([[-15, 'EFI_NOT_FOUND']]);
      expect(compile(collect([], statuses))).toContain('EFI_NOT_FOUND is -15');
    });
  },
);
