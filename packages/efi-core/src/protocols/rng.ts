/** EFI_RNG_PROTOCOL (UEFI 2.10, section 37.5). */
import { method, protocol } from '../layout/protocol.ts';

/** Without an algorithm (NULL) firmware uses its own default. */
export const EFI_RNG_PROTOCOL = protocol(
  'EFI_RNG_PROTOCOL',
  '3152bca5-eade-433d-862e-c01cdc291f44',
  {
    GetInfo: method('RNGAlgorithmListSize', 'RNGAlgorithmList'),
    GetRNG: method('RNGAlgorithm', 'RNGValueLength', 'RNGValue'),
  },
  { reference: 'UEFI 2.10, 37.5' },
);
