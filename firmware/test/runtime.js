// A runtime for the firmware's own tests: evaluates program.js, which is a function of what follows, and prints the
// outcome of each check as one line of JSON.
(() => {
  const native = globalThis.efiNative;
  delete globalThis.efiNative;

  const ascii = (text) => {
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  };
  const escape = (text) =>
    text.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const say = (value) => native.write(1, ascii(`${escape(JSON.stringify(value))}\n`));

  const same = (a, b) => {
    if (Object.is(a, b)) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
  };
  const show = (value) =>
    typeof value === 'bigint' ? `${value}n` : value instanceof Uint8Array ? [...value] : value;

  const check = (name, body) => {
    try {
      body();
      say({ name, ok: true });
    } catch (error) {
      say({ name, ok: false, detail: `${String(error)}\n${error?.stack ?? ''}` });
    }
  };
  const equal = (got, expected, what = '') => {
    if (!same(got, expected))
      throw new Error(`${what} got ${JSON.stringify(show(got))}, expected ${JSON.stringify(show(expected))}`);
  };
  const throws = (body, kind, pattern) => {
    try {
      body();
    } catch (error) {
      if (!(error instanceof kind) || !pattern.test(error.message))
        throw new Error(`threw ${String(error)}, expected ${kind.name} ${pattern}`, { cause: error });
      return;
    }
    throw new Error(`did not throw ${kind.name} ${pattern}`);
  };

  const entries = { step: () => false, close: () => false, exitCode: () => 0 };
  const program = native.evaluate(native.file('program.js'), 'program.js');
  program({ native, check, equal, throws, say, ascii, entries });
  native.onProgram({
    step: () => entries.step(),
    close: () => entries.close(),
    exitCode: () => entries.exitCode(),
  });
})();
