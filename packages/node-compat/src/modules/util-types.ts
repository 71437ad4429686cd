/** node:util/types. */
import { cryptoKeys, keyObjects } from '../crypto/brands.ts';
import {
  functionKind,
  isAnyArrayBuffer,
  isArguments,
  isArrayBuffer,
  isBoxedPrimitive,
  isDataView,
  isDate,
  isGeneratorObject,
  isMap,
  isMapIterator,
  isNativeError,
  isPromise,
  isRegExp,
  isSet,
  isSetIterator,
  isSharedArrayBuffer,
  isTypedArray,
  isWeakMap,
  isWeakSet,
  proxyDetails,
  typedArrayName,
  unboxed,
} from '../inspect/types.ts';
import { isFunction, isObject } from '../narrow.ts';

type Predicate = (value: unknown) => boolean;

function boxed(name: string): Predicate {
  return (value) => typeof value === 'object' && value !== null && unboxed(value)?.[0] === name;
}

const types: Record<string, Predicate> = {
  isExternal: () => false,
  isDate,
  isArgumentsObject: isArguments,
  isBigIntObject: boxed('BigInt'),
  isBooleanObject: boxed('Boolean'),
  isNumberObject: boxed('Number'),
  isStringObject: boxed('String'),
  isSymbolObject: boxed('Symbol'),
  isBoxedPrimitive,
  isNativeError,
  isRegExp,
  isAsyncFunction: (value) => isFunction(value) && functionKind(value).startsWith('Async'),
  isGeneratorFunction: (value) => isFunction(value) && functionKind(value).includes('Generator'),
  isGeneratorObject,
  isPromise,
  isMap,
  isSet,
  isMapIterator,
  isSetIterator,
  isWeakMap,
  isWeakSet,
  isArrayBuffer,
  isDataView,
  isSharedArrayBuffer,
  isProxy: (value) =>
    ((typeof value === 'object' && value !== null) || isFunction(value)) && proxyDetails(value) !== undefined,
  isModuleNamespaceObject: () => false,
  isAnyArrayBuffer,
  isCryptoKey: (value) => isObject(value) && cryptoKeys.has(value),
  isKeyObject: (value) => isObject(value) && keyObjects.has(value),
  isArrayBufferView: (value) => ArrayBuffer.isView(value),
  isTypedArray,
};
for (const name of [
  'Uint8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Uint32Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
]) {
  types[`is${name}`] = (value) => typedArrayName(value) === name;
}

export default types;
