import { createMachine, EFI_LOADED_IMAGE_PROTOCOL, EFI_SHELL_PARAMETERS_PROTOCOL } from '@efi-node/efi-core';
import { createSim } from '@efi-node/efi-sim';
import { describe, expect, test } from 'vitest';
import { launchArguments, optionWords } from './launch-arguments.ts';

const text = (words: string): Uint8Array => Buffer.from(`${words}\0`, 'utf16le');

describe('load options', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['one two', ['one', 'two']],
    [' one\t two ', ['one', 'two']],
    ['"one two" three', ['one two', 'three']],
    ['--name="a b" ""', ['--name=a b', '']],
    ['"open', ['open']],
    ['größe 文', ['größe', '文']],
  ])('%j', (given, expected) => {
    expect(optionWords(text(given))).toEqual(expected);
  });

  test('none at all', () => {
    expect(optionWords(new Uint8Array())).toEqual([]);
  });

  test('without a NUL, and with many', () => {
    expect(optionWords(Buffer.from('one two', 'utf16le'))).toEqual(['one', 'two']);
    expect(optionWords(Buffer.from('one two\0\0\0', 'utf16le'))).toEqual(['one', 'two']);
  });

  test('bytes of ASCII, as efibootmgr writes them', () => {
    expect(optionWords(Buffer.from('one two'))).toEqual(['one', 'two']);
    expect(optionWords(Buffer.from('one two!\0'))).toEqual(['one', 'two!']);
  });

  test.each([
    ['a GUID', 'e7e8c21e0e8f4d1f9b1f0a3c5d6e7f80'],
    ["a boot manager's own data behind a name", '57494e444f5753000100000088000000'],
    ['a whole EFI_LOAD_OPTION', '01000000620061006200610000007fff0400'],
    ['an odd number of bytes', '6100620063'],
  ])('%s has no words', (_, hex) => {
    expect(optionWords(Buffer.from(hex, 'hex'))).toEqual([]);
  });
});

/** A machine of that kind, and what starts an application in it. */
function hardware(host: 'hardware' | 'qemu' = 'hardware') {
  const sim = createSim();
  const native = { ...sim.native, host };
  const store = (bytes: Uint8Array): number => {
    const address = native.allocate(bytes.length);
    native.view(address, bytes.length).set(bytes);
    return address;
  };
  const setOptions = (options: Uint8Array): void => {
    const interfaceAt = sim.firmware.handles.interfaceOf(native.imageHandle, EFI_LOADED_IMAGE_PROTOCOL.guid);
    EFI_LOADED_IMAGE_PROTOCOL.at(native, interfaceAt ?? 0).assign({
      LoadOptions: store(options),
      LoadOptionsSize: options.length,
    });
  };
  const setShell = (words: readonly string[]): void => {
    const cells = new DataView(new ArrayBuffer(words.length * 8));
    words.forEach((word, index) => cells.setBigUint64(index * 8, BigInt(store(text(word))), true));
    const shell = EFI_SHELL_PARAMETERS_PROTOCOL.allocate(native);
    shell.assign({ Argv: store(new Uint8Array(cells.buffer)), Argc: words.length });
    sim.firmware.handles.install(native.imageHandle, EFI_SHELL_PARAMETERS_PROTOCOL.guid, shell.address);
  };
  return { machine: createMachine(native), setOptions, setShell };
}

test('nothing given', () => {
  expect(launchArguments(hardware().machine)).toEqual([]);
});

test('by a boot entry', () => {
  const { machine, setOptions } = hardware();
  setOptions(text('one "two three"'));
  expect(launchArguments(machine)).toEqual(['one', 'two three']);
});

test('in a shell, whose words come before what it puts into the load options', () => {
  const { machine, setOptions, setShell } = hardware();
  setOptions(text('FS0:\\app.efi one "two three"'));
  setShell(['FS0:\\app.efi', 'one', 'two three']);
  expect(launchArguments(machine)).toEqual(['one', 'two three']);
});

test('the words that QEMU is given for the C side are not the program’s', () => {
  const { machine, setOptions } = hardware('qemu');
  setOptions(text('host=qemu port=0x4e0'));
  expect(launchArguments(machine)).toEqual([]);
});
