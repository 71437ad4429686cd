/** EFI_SHELL_PARAMETERS_PROTOCOL (UEFI Shell Specification 2.2, section 2.3). */
import { protocol } from '../layout/protocol.ts';
import { pointer, uintn } from '../layout/scalar.ts';

/** On the handle of an image that the UEFI shell has started. */
export const EFI_SHELL_PARAMETERS_PROTOCOL = protocol(
  'EFI_SHELL_PARAMETERS_PROTOCOL',
  '752f3136-4e16-4fdc-a22a-e5f46812f4ca',
  {
    /** The words of the command line, quotes taken off; the first is the image's own name. */
    Argv: pointer('CHAR16 *'),
    Argc: uintn,
    StdIn: pointer('VOID'),
    StdOut: pointer('VOID'),
    StdErr: pointer('VOID'),
  },
  { reference: 'UEFI Shell 2.2, 2.3' },
);
