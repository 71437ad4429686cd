/** Node's errors and argument checks: see the README. */
export { codedError, type CodedError, type CodedErrorOptions, type ErrorClass } from './coded.ts';
export * from './errors.ts';
export { setInspect } from './received.ts';
export * from './system.ts';
export * from './validators.ts';
