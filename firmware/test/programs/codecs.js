({ native, check, equal, throws }) => {
  const text = native.decode(native.file('cases.json'), 'utf8', 0, native.file('cases.json').length);
  const cases = JSON.parse(text);
  const unescape = (units) => String.fromCharCode(...units);
  for (const encoding of Object.keys(cases.encode))
    check(`strings to ${encoding}`, () => {
      for (const [units, length, bytes, room, written] of cases.encode[encoding]) {
        const input = unescape(units);
        const what = JSON.stringify(input);
        equal(native.byteLength(input, encoding), length, what);
        const target = new Uint8Array(bytes.length + 16).fill(0xaa);
        equal(native.encodeInto(input, encoding, target, 3, 1e6), bytes.length, what);
        equal([...target.subarray(3, 3 + bytes.length)], bytes, what);
        equal([target[2], target[3 + bytes.length]], [0xaa, 0xaa], what);
        equal(native.encodeInto(input, encoding, target, 0, room), written, `${what} into ${room}`);
        // The same string as a rope, and as a slice of another.
        const rope = `${input}${input.slice(0, 0)}`;
        equal(native.byteLength(rope, encoding), length);
        equal(native.byteLength(`${input}${'z'.repeat(9000)}`.slice(0, input.length), encoding), length);
      }
    });
  for (const encoding of Object.keys(cases.decode))
    check(`bytes to ${encoding}`, () => {
      for (const [bytes, units, valid] of cases.decode[encoding]) {
        const input = new Uint8Array([1, ...bytes, 2]);
        const expected = unescape(units);
        const got = native.decode(input, encoding, 1, 1 + bytes.length);
        equal(
          got === expected,
          true,
          `${JSON.stringify(bytes)} gave ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`,
        );
        // Strings of both widths must be the same key.
        equal({ [expected]: 1 }[got], 1);
        if (encoding === 'utf8') equal(native.isUtf8(input.subarray(1, 1 + bytes.length)), valid);
      }
    });
  check('long texts', () => {
    for (const piece of ['a', '\xe9', '\u20ac', '\ud83d\ude00']) {
      const long = piece.repeat(300000);
      const bytes = new Uint8Array(native.byteLength(long, 'utf8'));
      equal(native.encodeInto(long, 'utf8', bytes, 0, bytes.length), bytes.length);
      equal(native.decode(bytes, 'utf8', 0, bytes.length) === long, true);
    }
  });
  check('wrong arguments', () => {
    throws(() => native.byteLength('a', 'utf-8'), TypeError, /argument 2 \(encoding\) must be utf8/);
    throws(() => native.byteLength(1, 'utf8'), TypeError, /argument 1 \(text\) must be a string/);
    throws(() => native.encodeInto('a', 'utf8', new Uint8Array(2), 3, 1), RangeError, /offset/);
    throws(() => native.decode(new Uint8Array(2), 'utf8', 0, 3), RangeError, /end/);
    throws(() => native.decode(new Uint8Array(2), 'utf8', 2, 1), RangeError, /end/);
  });
};
