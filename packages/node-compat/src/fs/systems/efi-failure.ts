/** EFI_STATUS of file operations as Linux's codes. */
import {
  EFI_ABORTED,
  EFI_ACCESS_DENIED,
  EFI_DEVICE_ERROR,
  EFI_INVALID_PARAMETER,
  EFI_MEDIA_CHANGED,
  EFI_NO_MEDIA,
  EFI_NOT_FOUND,
  EFI_NOT_READY,
  EFI_OUT_OF_RESOURCES,
  EFI_TIMEOUT,
  EFI_UNSUPPORTED,
  EFI_VOLUME_CORRUPTED,
  EFI_VOLUME_FULL,
  EFI_WRITE_PROTECTED,
  EfiError,
  type Status,
} from '@efi-node/efi-core';
import { Failure } from './file-system.ts';

const codes: ReadonlyMap<Status, string> = new Map([
  [EFI_NOT_FOUND, 'ENOENT'],
  [EFI_WRITE_PROTECTED, 'EROFS'],
  [EFI_ACCESS_DENIED, 'EACCES'],
  [EFI_VOLUME_FULL, 'ENOSPC'],
  [EFI_OUT_OF_RESOURCES, 'ENOMEM'],
  [EFI_INVALID_PARAMETER, 'EINVAL'],
  [EFI_UNSUPPORTED, 'ENOSYS'],
  [EFI_NOT_READY, 'EBUSY'],
  [EFI_TIMEOUT, 'ETIMEDOUT'],
  [EFI_ABORTED, 'ECANCELED'],
  [EFI_NO_MEDIA, 'ENXIO'],
  [EFI_MEDIA_CHANGED, 'EIO'],
  [EFI_DEVICE_ERROR, 'EIO'],
  [EFI_VOLUME_CORRUPTED, 'EIO'],
]);

/** What a program cannot help: such errors say in their `cause` what firmware said. */
const explained = new Set(['EIO', 'ENXIO', 'ENOSYS']);

export function failureOf(status: Status, operation: string): Failure {
  const code = codes.get(status) ?? 'EIO';
  return explained.has(code)
    ? new Failure(code, { cause: new EfiError(status, operation) })
    : new Failure(code);
}

/** Does what is to be done; what firmware refuses is thrown as a `Failure`. */
export function tryFirmware<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof EfiError ? failureOf(error.status, error.operation) : error;
  }
}

/** Whether the medium is not what it was: whatever was open on it is worth nothing any more. */
export function isGone(error: unknown): boolean {
  return error instanceof EfiError && (error.status === EFI_MEDIA_CHANGED || error.status === EFI_NO_MEDIA);
}
