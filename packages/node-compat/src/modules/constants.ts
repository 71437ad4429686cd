/** node:constants: all constants of os, fs and crypto in one object. */
import { errno, priority, signals } from '../constants-data.ts';
import { builtin } from '../load.ts';
import { isObject, member } from '../narrow.ts';

function constantsOf(name: string): object {
  const constants = member(builtin(name), 'constants');
  return isObject(constants) ? constants : {};
}

const constants: Record<string, unknown> = {
  RTLD_LAZY: 1,
  RTLD_NOW: 2,
  RTLD_GLOBAL: 256,
  RTLD_LOCAL: 0,
  RTLD_DEEPBIND: 8,
  ...errno,
  ...priority,
  ...signals,
  ...constantsOf('fs'),
  ...constantsOf('crypto'),
};
export default constants;
