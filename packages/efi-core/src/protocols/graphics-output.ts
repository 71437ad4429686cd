/** EFI_GRAPHICS_OUTPUT_PROTOCOL (UEFI 2.10, section 12.9). */
import { method, protocol } from '../layout/protocol.ts';
import { enumeration, flags32, physicalAddress, pointer, u8, u32, uintn } from '../layout/scalar.ts';
import { struct } from '../layout/struct.ts';

const reference = 'UEFI 2.10, 12.9';

/** The names give the bytes in order of address. */
export const EFI_GRAPHICS_PIXEL_FORMAT = enumeration('EFI_GRAPHICS_PIXEL_FORMAT', {
  PixelRedGreenBlueReserved8BitPerColor: 0,
  PixelBlueGreenRedReserved8BitPerColor: 1,
  PixelBitMask: 2,
  PixelBltOnly: 3,
});

export const EFI_GRAPHICS_OUTPUT_BLT_OPERATION = enumeration('EFI_GRAPHICS_OUTPUT_BLT_OPERATION', {
  EfiBltVideoFill: 0,
  EfiBltVideoToBltBuffer: 1,
  EfiBltBufferToVideo: 2,
  EfiBltVideoToVideo: 3,
});

export const EFI_PIXEL_BITMASK = struct(
  'EFI_PIXEL_BITMASK',
  { RedMask: flags32, GreenMask: flags32, BlueMask: flags32, ReservedMask: flags32 },
  { reference },
);

/** PixelInformation counts only with PixelBitMask. */
export const EFI_GRAPHICS_OUTPUT_MODE_INFORMATION = struct(
  'EFI_GRAPHICS_OUTPUT_MODE_INFORMATION',
  {
    Version: u32,
    HorizontalResolution: u32,
    VerticalResolution: u32,
    PixelFormat: EFI_GRAPHICS_PIXEL_FORMAT,
    PixelInformation: EFI_PIXEL_BITMASK,
    PixelsPerScanLine: u32,
  },
  { reference },
);

export const EFI_GRAPHICS_OUTPUT_PROTOCOL_MODE = struct(
  'EFI_GRAPHICS_OUTPUT_PROTOCOL_MODE',
  {
    MaxMode: u32,
    Mode: u32,
    Info: pointer('EFI_GRAPHICS_OUTPUT_MODE_INFORMATION'),
    SizeOfInfo: uintn,
    FrameBufferBase: physicalAddress,
    FrameBufferSize: uintn,
  },
  { reference },
);

export const EFI_GRAPHICS_OUTPUT_BLT_PIXEL = struct(
  'EFI_GRAPHICS_OUTPUT_BLT_PIXEL',
  { Blue: u8, Green: u8, Red: u8, Reserved: u8 },
  { reference },
);

export const EFI_GRAPHICS_OUTPUT_PROTOCOL = protocol(
  'EFI_GRAPHICS_OUTPUT_PROTOCOL',
  '9042a9de-23dc-4a38-96fb-7aded080516a',
  {
    QueryMode: method('ModeNumber', 'SizeOfInfo', 'Info'),
    SetMode: method('ModeNumber'),
    Blt: method(
      'BltBuffer',
      'BltOperation',
      'SourceX',
      'SourceY',
      'DestinationX',
      'DestinationY',
      'Width',
      'Height',
      'Delta',
    ),
    Mode: pointer('EFI_GRAPHICS_OUTPUT_PROTOCOL_MODE'),
  },
  { reference },
);
