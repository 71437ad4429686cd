/** `process.env`: variables of the command line and of firmware, as an object whose values are texts. */
import { type Machine, readVariable, variableNames } from '@efi-node/efi-core';
import { runtime } from '../context.ts';

/** Vendor GUID of the firmware variables that programs see as their environment. */
export const ENVIRONMENT_GUID = '4d7b1c7e-0c0a-4a44-9f0e-3c7d2d0f6e5b';

/** Names and texts of firmware's variables with our GUID; the data is UTF-8, a NUL at its end is none of it. */
function firmwareVariables(machine: Machine): Record<string, string> {
  const variables: Record<string, string> = {};
  const { native } = machine;
  for (const variable of variableNames(machine)) {
    if (variable.guid !== ENVIRONMENT_GUID) continue;
    const data = readVariable(machine, variable);
    if (data === undefined) continue;
    variables[variable.name] = native.decode(data, 'utf8', 0, data.length).replace(/\0+$/, '');
  }
  return variables;
}

function invalidDefinition(reason: string): TypeError {
  const message = `'process.env' ${reason}`;
  return Object.assign(new TypeError(message), { code: 'ERR_INVALID_OBJECT_DEFINE_PROPERTY' });
}

function noSymbol(): never {
  throw new TypeError('Cannot convert a Symbol value to a string');
}

/** What the command line gives comes before what firmware has. Firmware's variables are read, never written. */
export function createEnv(values: Readonly<Record<string, string>>): Record<string, string> {
  const target: Record<string, string> = { ...firmwareVariables(runtime().machine), ...values };
  return new Proxy(target, {
    set(object, key, value: unknown) {
      if (typeof key === 'symbol' || typeof value === 'symbol') return noSymbol();
      object[key] = String(value);
      return true;
    },
    defineProperty(object, key, descriptor) {
      if (typeof key === 'symbol') return noSymbol();
      if ('get' in descriptor || 'set' in descriptor)
        throw invalidDefinition('does not accept an accessor(getter/setter) descriptor');
      if (!('value' in descriptor))
        throw invalidDefinition('only accepts a configurable, writable, and enumerable data descriptor');
      const { configurable, writable, enumerable } = descriptor;
      if (configurable !== true || writable !== true || enumerable !== true)
        throw invalidDefinition('only accepts a configurable, writable, and enumerable data descriptor');
      return Reflect.set(object, key, String(descriptor.value));
    },
  });
}
