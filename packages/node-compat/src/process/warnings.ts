/** `process.emitWarning`, and what Node prints for a warning. */
import { runtime } from '../context.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { nextTick } from '../ticks.ts';
import { writeSync } from './text.ts';

interface WarningOptions {
  type?: string;
  code?: string;
  detail?: string;
  ctor?: unknown;
}

interface Warning extends Error {
  code?: string;
  detail?: string;
}

let hinted = false;

function print(warning: Warning): void {
  const { pid } = process;
  const name = typeof warning.name === 'string' && warning.name !== '' ? warning.name : 'Warning';
  const label = warning.code === undefined ? '' : `[${warning.code}] `;
  let text = `(node:${pid}) ${label}${name}: ${warning.message}`;
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  if (!hinted) {
    hinted = true;
    const flag = name === 'DeprecationWarning' ? '--trace-deprecation' : '--trace-warnings';
    text += `\n(Use \`node ${flag} ...\` to show where the warning was created)`;
  }
  writeSync(2, `${text}\n`);
}

function create(message: string, { type = 'Warning', code, detail, ctor }: WarningOptions): Warning {
  const warning: Warning = new Error(message);
  warning.name = type;
  if (code !== undefined) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  if (typeof ctor === 'function') Error.captureStackTrace(warning, ctor);
  return warning;
}

export function emitWarning(warning: unknown, type?: unknown, code?: unknown, ctor?: unknown): void {
  let options: WarningOptions = {};
  if (typeof type === 'object' && type !== null) options = type;
  else {
    if (typeof type === 'string') options.type = type;
    else if (type !== undefined && typeof type !== 'function')
      throw new ERR_INVALID_ARG_TYPE('type', 'string', type);
    if (typeof code === 'string') options.code = code;
    else if (code !== undefined && typeof code !== 'function')
      throw new ERR_INVALID_ARG_TYPE('code', 'string', code);
    options.ctor = typeof type === 'function' ? type : typeof code === 'function' ? code : ctor;
  }
  let error: Warning;
  if (typeof warning === 'string') error = create(warning, { ctor: emitWarning, ...options });
  else if (warning instanceof Error) error = warning;
  else throw new ERR_INVALID_ARG_TYPE('warning', ['string', 'Error'], warning);
  if (error.name === 'DeprecationWarning') {
    if (Reflect.get(process, 'noDeprecation') === true) return;
    if (Reflect.get(process, 'throwDeprecation')) {
      nextTick(() => {
        throw error;
      });
      return;
    }
  }
  nextTick(() => {
    if (!runtime().closing) process.emit('warning', error);
  });
}

export function installWarnings(): void {
  if (process.env['NODE_NO_WARNINGS'] === '1') return;
  process.on('warning', (warning: Warning) => print(warning));
}
