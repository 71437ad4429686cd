/** Loaded with `--require`: from then on `require('node:http')`, and what is below it, is ours, over the host's net. */
import Module from 'node:module';
import { createHttp, createHttpInternals } from '../index.ts';
import { hostEnvironment } from './host-machine.test.support.ts';

const http = createHttp(hostEnvironment());
const internals = new Map<string, unknown>(
  Object.entries(createHttpInternals(http)).map(([part, exported]) => [`_http_${part}`, exported]),
);
const original: unknown = Reflect.get(Module, '_load');
Reflect.set(Module, '_load', function load(this: unknown, name: string, ...rest: unknown[]): unknown {
  if (name === 'http' || name === 'node:http') return http;
  if (internals.has(name)) return internals.get(name);
  return typeof original === 'function' ? Reflect.apply(original, this, [name, ...rest]) : undefined;
});
