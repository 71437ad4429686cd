import { describe, expect, it } from 'vitest';
import type { SimOptions } from '../options.ts';
import { createSim, type Sim } from '../sim.ts';
import { type MachineEvent, runPrograms } from './run-programs.ts';

/**
 * The least of a runtime: `main` of the program is called with the boundary and may answer `{ step, close, code }`.
 */
const RUNTIME = `
  const native = globalThis.efiNative;
  delete globalThis.efiNative;
  const print = (...values) => {
    const text = values.map(String).join(' ') + '\\n';
    const bytes = new Uint8Array(native.byteLength(text, 'utf8'));
    native.encodeInto(text, 'utf8', bytes, 0, bytes.length);
    native.write(1, bytes);
  };
  let parts;
  const start = () => {
    const main = native.evaluate(native.file('program.js'), 'program.js');
    parts = main(native, print) ?? {};
    native.runJobs();
  };
  native.onProgram({
    step: () => (parts === undefined ? (start(), true) : (parts.step?.() ?? false)),
    close: () => parts?.close?.() ?? false,
    exitCode: () => parts?.code?.() ?? 0,
  });
`;

async function run(
  programs: readonly string[],
  options: SimOptions = {},
): Promise<{ sim: Sim; code: number; events: MachineEvent[]; lines: string[] }> {
  const sim = createSim({ nics: [], ...options });
  const events: MachineEvent[] = [];
  const code = await runPrograms(sim, {
    runtime: Buffer.from(RUNTIME),
    programs: programs.map((text) => new Map([['program.js', Buffer.from(text)]])),
    report: (event) => void events.push(event),
  });
  return { sim, code, events, lines: sim.stdout.split('\n').slice(0, -1) };
}

describe('runPrograms', () => {
  it("gives a program only its own realm's objects", async () => {
    const { lines } = await run([
      `(native, print) => {
        const address = native.allocate(8);
        const view = native.view(address, 8);
        print('view', view instanceof Uint8Array, view.buffer instanceof ArrayBuffer);
        native.free(address);
        print('file', native.file('program.js') instanceof Uint8Array, native.file('none'));
        print('arrays', native.cpuid(0, 0) instanceof Array, native.counters() instanceof Object);
        print('functions', native.call instanceof Function, atob instanceof Function);
        try { native.allocate(-1) } catch (error) { print('error', error instanceof RangeError, error.constructor === RangeError) }
        try { native.call(native.systemTable, 0.5) } catch (error) { print(error.name) }
        print('evaluated', native.evaluate(new Uint8Array([91, 93]), 'x') instanceof Array);
      }`,
    ]);
    expect(lines).toEqual([
      'view true true',
      'file true undefined',
      'arrays true true',
      'functions true true',
      'error true true',
      'FirmwareCrash',
      'evaluated true',
    ]);
  });

  it('has the globals of QuickJS, and not those of V8', async () => {
    const { lines } = await run([
      `(native, print) => {
        print(typeof WebAssembly, typeof Intl, typeof console, typeof setTimeout, typeof process, typeof TextDecoder);
        print(atob('aGk='), atob(' aGk '), btoa('h\\xff'), typeof performance.now());
        const error = new DOMException('m', 'AbortError');
        print(error instanceof Error, error.name, error.code, DOMException.DATA_CLONE_ERR, DOMException.NO_MODIFICATION_ALLOWED_ERR);
        for (const bad of [() => atob('a'), () => btoa('\\u0100')]) {
          try { bad() } catch (thrown) { print(thrown instanceof DOMException, thrown.name, thrown.code) }
        }
        print(Object.keys(globalThis).length);
      }`,
    ]);
    expect(lines).toEqual([
      'undefined undefined undefined undefined undefined undefined',
      'hi hi aP8= number',
      'true AbortError 20 25 7',
      'true InvalidCharacterError 5',
      'true InvalidCharacterError 5',
      '0',
    ]);
  });

  it('runs jobs when told to, and lets their exceptions out one by one', async () => {
    const { lines } = await run([
      `(native, print) => {
        const seen = [];
        Promise.resolve().then(() => seen.push('job')).then(() => seen.push('next'));
        queueMicrotask(() => { throw new TypeError('one') });
        queueMicrotask(() => { throw new TypeError('two') });
        print(seen.join());
        for (let left = 3; left > 0; left--) {
          try { native.runJobs(); print('empty', seen.join()) } catch (error) { print(error.message, seen.join()) }
        }
      }`,
    ]);
    expect(lines).toEqual(['', 'one job,next', 'two job,next', 'empty job,next']);
  });

  it('unwinds an exit past catch, finally and jobs, and goes on with close', async () => {
    const program = (exit: string): string => `(native, print) => {
      let closes = 0;
      return {
        step: () => { try { ${exit} } catch { print('caught') } finally { print('finally') } print('after'); return true },
        close: () => { print('close'); return ++closes < 3 },
        code: () => 7,
      };
    }`;
    const inJob =
      'Promise.resolve().then(() => { try { native.exit() } catch { print("caught") } }); native.runJobs()';
    const { lines, events } = await run([program('native.exit()'), program(inJob)]);
    expect(lines).toEqual(['close', 'close', 'close', 'close', 'close', 'close']);
    expect(events.filter((event) => event.event === 'end').map((event) => event.code)).toEqual([7, 7]);
  });

  it('runs programs one after another, each in a fresh realm, and reports what each left', async () => {
    const { events, code, lines } = await run([
      `(native, print) => {
        globalThis.left = 1;
        native.allocate(8); native.createEvent(); native.pin(new Uint8Array(4));
        native.createHttpParser({ type: 'request', maxHeaderSize: 100, lenient: 0, maxHeaders: 0 }, {});
        return { code: () => 3 };
      }`,
      '(native, print) => { print(typeof globalThis.left); return { code: () => 4 } }',
    ]);
    expect(lines).toEqual(['undefined']);
    expect(code).toBe(4);
    const none = { blocks: 0, events: 0, pins: 0, parsers: 0, handles: 0 };
    expect(events).toEqual([
      { event: 'start', engine: '0.17.0', firmware: 'efi-sim' },
      { event: 'begin', program: 0 },
      {
        event: 'end',
        program: 0,
        code: 3,
        leaks: { blocks: 1, events: 1, pins: 1, parsers: 1, handles: 0 },
        lateEvents: 0,
        heap: expect.any(Number),
      },
      { event: 'begin', program: 1 },
      { event: 'end', program: 1, code: 4, leaks: none, lateEvents: 0, heap: expect.any(Number) },
      { event: 'done', code: 4 },
    ]);
  });

  it('lets a parser and its sink meet across realms', async () => {
    const { lines } = await run([
      `(native, print) => {
        const parser = native.createHttpParser({ type: 'request', maxHeaderSize: 1000, lenient: 0, maxHeaders: 0 }, {
          onMessageBegin() {},
          onHeadersComplete(head) {
            print(head instanceof Object, head.rawHeaders instanceof Array, head.method, head.rawHeaders.join());
            return 0;
          },
          onBody(chunk, start, end) { print(chunk === bytes, end - start) },
          onMessageComplete(trailers) { print(trailers instanceof Array, this.onBody !== undefined); throw new RangeError('mine') },
        });
        const text = 'POST / HTTP/1.1\\r\\nContent-Length: 2\\r\\n\\r\\nok';
        const bytes = new Uint8Array(text.length);
        native.encodeInto(text, 'latin1', bytes, 0, bytes.length);
        try { parser.execute(bytes) } catch (error) { print(error instanceof RangeError, error.message) }
        parser.free();
        const other = native.createHttpParser({ type: 'request', maxHeaderSize: 1000, lenient: 0, maxHeaders: 0 }, { onMessageBegin() {} });
        const failure = other.execute(new Uint8Array([1]));
        print(failure instanceof Object, failure.code);
        other.free();
      }`,
    ]);
    expect(lines).toEqual([
      'true true POST Content-Length,2',
      'true 2',
      'true true',
      'true mine',
      'true HPE_INVALID_METHOD',
    ]);
  });

  it("keeps the host's frames out of stacks, and gives back the hook that was set", async () => {
    const { lines } = await run([
      `(native, print) => {
        print(/file:|node:|efi-sim/.test(new Error('x').stack), /program\\.js/.test(new Error('x').stack));
        const mine = (error, sites) => sites.length;
        const before = Error.prepareStackTrace;
        Error.prepareStackTrace = mine;
        const saved = Error.prepareStackTrace;
        print(typeof new Error('x').stack);
        Error.prepareStackTrace = undefined;
        Error.prepareStackTrace = saved;
        print(typeof new Error('x').stack);
        Error.prepareStackTrace = before;
        print(typeof new Error('x').stack);
      }`,
    ]);
    expect(lines).toEqual(['false true', 'number', 'number', 'string']);
  });

  it('ends with what takes the machine down', async () => {
    await expect(run(['(native) => { native.call(4711) }'])).rejects.toThrow(/not code/);
    await expect(run(['not a program'])).rejects.toThrow(/Unexpected identifier/);
  });
});
