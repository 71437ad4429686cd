/** Node's errors and argument checks: see the README. */
export * from './argument-errors.ts';
export {
  codedError,
  type CodedError,
  type CodedErrorOptions,
  type ErrorClass,
  plainCodedError,
} from './coded.ts';
export * from './data-errors.ts';
export * from './http-errors.ts';
export * from './net-errors.ts';
export * from './other-errors.ts';
export { setInspect } from './received.ts';
export * from './stream-errors.ts';
export { linuxErrno } from './linux-errno.ts';
export { systemErrors } from './system-errors.ts';
export * from './system.ts';
export * from './validators.ts';
