/** The words that the application was started with on hardware: in a UEFI shell, or by a boot entry. */
import {
  EFI_LOADED_IMAGE_PROTOCOL,
  EFI_SHELL_PARAMETERS_PROTOCOL,
  type Machine,
  pointer,
  readText,
} from '@efi-node/efi-core';

/** Bytes; longer than any line that is typed into the UEFI shell or a boot manager. */
const longestOptions = 8192;

/** What the shell has cut into words; undefined when it was not the shell that started us. */
function shellArguments({ native, bootServices }: Machine): string[] | undefined {
  const shell = bootServices.handleProtocol(native.imageHandle, EFI_SHELL_PARAMETERS_PROTOCOL);
  if (shell === undefined) return undefined;
  const { Argv, Argc } = shell.view;
  const words: string[] = [];
  // The first is the application's own name.
  for (let index = 1; index < Argc; index++) {
    const cell = native.view(Argv + index * pointer('CHAR16').size, pointer('CHAR16').size);
    const data = new DataView(cell.buffer, cell.byteOffset, cell.length);
    words.push(readText(native, pointer('CHAR16').read(data, 0), 'char16', longestOptions));
  }
  return words;
}

function isPrintable(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what text does not have
  return !/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uD800-\uF8FF\uFFFE\uFFFF]/.test(text);
}

/** The text in load options: CHAR16, or bytes of ASCII as some tools write them. NULs may follow it, and nothing else. */
function optionText(options: Uint8Array): string {
  const bytes = String.fromCharCode(...options).replace(/\0+$/, '');
  if (/^[\t\n -~]*$/.test(bytes)) return bytes;
  const data = new DataView(options.buffer, options.byteOffset, options.length);
  const units = Array.from({ length: options.length >> 1 }, (_, index) => data.getUint16(index * 2, true));
  const text = String.fromCharCode(...units).replace(/\0+$/, '');
  return options.length % 2 === 0 && isPrintable(text) ? text : '';
}

/**
 * The words of load options: separated by spaces, and double quotes keep together what they enclose. Load options are text
 * by custom only (UEFI 2.10, section 9.1.1), and firmware is known to put data of its own there: what is not text from its
 * first byte to its last has no words.
 */
export function optionWords(options: Uint8Array): string[] {
  const words = optionText(options).match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
  return words.map((word) => word.replaceAll('"', ''));
}

/** They follow the arguments that the program was built with. Under QEMU load options are the host's word to the C side. */
export function launchArguments(machine: Machine): string[] {
  const { native, bootServices } = machine;
  if (native.host !== 'hardware') return [];
  const words = shellArguments(machine);
  if (words !== undefined) return words;
  const image = bootServices.handleProtocol(native.imageHandle, EFI_LOADED_IMAGE_PROTOCOL);
  if (image === undefined) return [];
  const { LoadOptions, LoadOptionsSize } = image.view;
  if (LoadOptions === 0 || LoadOptionsSize > longestOptions) return [];
  return optionWords(native.view(LoadOptions, LoadOptionsSize));
}
