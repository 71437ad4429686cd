/** The console's protocols (UEFI 2.10, sections 12.2 to 12.4). */
import { method, protocol } from '../layout/protocol.ts';
import { boolean, event, flags32, i32, pointer, u8, u16 } from '../layout/scalar.ts';
import { struct } from '../layout/struct.ts';

export const EFI_INPUT_KEY = struct(
  'EFI_INPUT_KEY',
  { ScanCode: u16, UnicodeChar: u16 },
  { reference: 'UEFI 2.10, 12.3' },
);

/** Both states have a bit that says whether the device tells them at all: 0x80000000 and 0x80. */
export const EFI_KEY_STATE = struct(
  'EFI_KEY_STATE',
  { KeyShiftState: flags32, KeyToggleState: u8 },
  { reference: 'UEFI 2.10, 12.2' },
);

export const EFI_KEY_DATA = struct(
  'EFI_KEY_DATA',
  { Key: EFI_INPUT_KEY, KeyState: EFI_KEY_STATE },
  { reference: 'UEFI 2.10, 12.2' },
);

export const EFI_SIMPLE_TEXT_INPUT_PROTOCOL = protocol(
  'EFI_SIMPLE_TEXT_INPUT_PROTOCOL',
  '387477c1-69c7-11d2-8e39-00a0c969723b',
  { Reset: method('ExtendedVerification'), ReadKeyStroke: method('Key'), WaitForKey: event },
  { reference: 'UEFI 2.10, 12.3' },
);

export const EFI_SIMPLE_TEXT_INPUT_EX_PROTOCOL = protocol(
  'EFI_SIMPLE_TEXT_INPUT_EX_PROTOCOL',
  'dd9e7534-7762-4698-8c14-f58517a625aa',
  {
    Reset: method('ExtendedVerification'),
    ReadKeyStrokeEx: method('KeyData'),
    WaitForKeyEx: event,
    SetState: method('KeyToggleState'),
    RegisterKeyNotify: method('KeyData', 'KeyNotificationFunction', 'NotifyHandle'),
    UnregisterKeyNotify: method('NotificationHandle'),
  },
  { reference: 'UEFI 2.10, 12.2' },
);

/** Mode is -1 while none is set. */
export const SIMPLE_TEXT_OUTPUT_MODE = struct(
  'SIMPLE_TEXT_OUTPUT_MODE',
  {
    MaxMode: i32,
    Mode: i32,
    Attribute: i32,
    CursorColumn: i32,
    CursorRow: i32,
    CursorVisible: boolean,
  },
  { reference: 'UEFI 2.10, 12.4' },
);

export const EFI_SIMPLE_TEXT_OUTPUT_PROTOCOL = protocol(
  'EFI_SIMPLE_TEXT_OUTPUT_PROTOCOL',
  '387477c2-69c7-11d2-8e39-00a0c969723b',
  {
    Reset: method('ExtendedVerification'),
    OutputString: method('String'),
    TestString: method('String'),
    QueryMode: method('ModeNumber', 'Columns', 'Rows'),
    SetMode: method('ModeNumber'),
    SetAttribute: method('Attribute'),
    ClearScreen: method(),
    SetCursorPosition: method('Column', 'Row'),
    EnableCursor: method('Visible'),
    Mode: pointer('SIMPLE_TEXT_OUTPUT_MODE'),
  },
  { reference: 'UEFI 2.10, 12.4' },
);
