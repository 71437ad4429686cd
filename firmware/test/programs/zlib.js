({ native, check, equal, throws }) => {
  const DEFLATE = { type: 'deflate', windowBits: 15, level: 6, memLevel: 8, strategy: 0 };
  const INFLATE = { type: 'inflate', windowBits: 15 };
  const [NO_FLUSH, PARTIAL, SYNC, FULL, FINISH, BLOCK] = [0, 1, 2, 3, 4, 5];
  const bytesOf = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const textOf = (bytes) => native.decode(bytes, 'latin1', 0, bytes.length);
  /** Writes the bytes with this flush, taking the output in pieces; answers the last status and all that came out. */
  const through = (stream, bytes, flush, room = 50) => {
    const moved = new Float64Array(2);
    const output = new Uint8Array(room + 2);
    const made = [];
    let start = 0;
    for (;;) {
      const status = stream.write(flush, bytes, start, bytes.length, output, 1, 1 + room, moved);
      start += moved[0];
      made.push(...output.subarray(1, 1 + moved[1]));
      // Without room zlib says that there is none (-5), which is no failure.
      if (moved[1] < room || (status < 0 && status !== -5))
        return { status, consumed: start, bytes: Uint8Array.from(made) };
    }
  };
  const words = bytesOf(Array.from({ length: 400 }, (_, index) => `word ${(index * 7919) % 613} `).join(''));

  check('zlib packs and unpacks, with every frame', () => {
    for (const [windowBits, back] of [
      [15, 15],
      [9, 0],
      [31, 31],
      [31, 47],
      [15, 47],
      [-15, -15],
    ]) {
      const packed = through(native.createZlib({ ...DEFLATE, windowBits }), words, FINISH);
      equal([packed.status, packed.consumed], [1, words.length]);
      equal(packed.bytes.length < words.length / 2, true, `${packed.bytes.length}`);
      const behind = Uint8Array.from([...packed.bytes, 7, 7]);
      const whole = through(native.createZlib({ type: 'inflate', windowBits: back }), behind, FINISH, 100);
      equal([whole.status, whole.consumed, textOf(whole.bytes)], [1, packed.bytes.length, textOf(words)]);
    }
    for (const [level, strategy] of [
      [0, 0],
      [1, 1],
      [9, 2],
      [-1, 3],
      [3, 4],
    ]) {
      const packed = through(native.createZlib({ ...DEFLATE, level, strategy, memLevel: 9 }), words, FINISH);
      equal(textOf(through(native.createZlib(INFLATE), packed.bytes, FINISH).bytes), textOf(words));
    }
  });

  check('zlib flushes, resets and changes its level', () => {
    const stream = native.createZlib(DEFLATE);
    const back = native.createZlib(INFLATE);
    for (let time = 0; time < 2; time++) {
      let text = '';
      for (const flush of [SYNC, FULL, PARTIAL, SYNC, BLOCK, NO_FLUSH, FINISH]) {
        const { bytes } = through(stream, bytesOf(`flush ${flush}`), flush);
        text += textOf(through(back, bytes, SYNC).bytes);
        if (flush === SYNC || flush === FULL || flush === FINISH)
          equal(text.endsWith(`flush ${flush}`), true, text);
        if (flush === SYNC) equal(stream.params(time === 0 ? 9 : 0, time), 0);
      }
      equal(text, 'flush 2flush 3flush 1flush 2flush 5flush 0flush 4');
      equal([stream.reset(), back.reset()], [0, 0]);
    }
    through(stream, words, NO_FLUSH);
    equal(stream.params(0, 0), -5);
    equal(back.params(1, 0), -2);
  });

  check('zlib takes dictionaries', () => {
    const dictionary = bytesOf('a dictionary of words that are long');
    const text = bytesOf('words that are long');
    const stream = native.createZlib(DEFLATE);
    equal(stream.setDictionary(dictionary), 0);
    const { bytes } = through(stream, text, FINISH);
    const back = native.createZlib(INFLATE);
    const asked = through(back, bytes, FINISH);
    equal([asked.status, asked.consumed], [2, 6]);
    equal(back.setDictionary(text), -3);
    equal(back.setDictionary(dictionary), 0);
    equal(textOf(through(back, bytes.subarray(6), FINISH).bytes), textOf(text));
  });

  check('zlib says what is broken', () => {
    const { bytes } = through(native.createZlib(DEFLATE), words, FINISH);
    const failure = (changed, options = INFLATE) => {
      const stream = native.createZlib(options);
      const { status } = through(stream, changed, FINISH, 8192);
      return [status, stream.message()];
    };
    equal(failure(Uint8Array.of(1, 2, 3)), [-3, 'incorrect header check']);
    equal(failure(bytes.with(bytes.length - 1, bytes.at(-1) ^ 1)), [-3, 'incorrect data check']);
    equal(failure(bytes.subarray(0, 100)), [-5, '']);
    equal(failure(Uint8Array.of(7), { type: 'inflate', windowBits: -15 }), [-3, 'invalid block type']);
  });

  check('zlib refuses wrong arguments', () => {
    throws(() => native.createZlib(), TypeError, /argument 1 \(options\) must be an object/);
    throws(() => native.createZlib({ type: 'brotli' }), TypeError, /'brotli'/);
    throws(() => native.createZlib({ type: 'inflate' }), TypeError, /windowBits must be a number/);
    throws(() => native.createZlib({ ...DEFLATE, level: 10 }), RangeError, /level/);
    throws(() => native.createZlib({ ...DEFLATE, level: 1.5 }), RangeError, /level must be an integer/);
    throws(() => native.createZlib({ ...DEFLATE, windowBits: 33 }), RangeError, /windowBits 33/);
    const stream = native.createZlib(DEFLATE);
    const [bytes, moved] = [new Uint8Array(4), new Float64Array(2)];
    throws(() => stream.write(6, bytes, 0, 4, bytes, 0, 4, moved), RangeError, /argument 1 \(flush\)/);
    throws(() => stream.write(0, 'text', 0, 4, bytes, 0, 4, moved), TypeError, /argument 2 \(input\)/);
    throws(() => stream.write(0, bytes, 0, 5, bytes, 0, 4, moved), RangeError, /argument 4 \(inputEnd\)/);
    throws(() => stream.write(0, bytes, 0, 4, bytes, 3, 2, moved), RangeError, /argument 7 \(outputEnd\)/);
    throws(() => stream.write(0, bytes, 0, 4, bytes, 0, 4), TypeError, /argument 8 \(moved\)/);
    throws(
      () => stream.write(0, bytes, 0, 4, bytes, 0, 4, moved.subarray(1)),
      RangeError,
      /room for 2 numbers/,
    );
    throws(() => stream.setDictionary('words'), TypeError, /argument 1 \(dictionary\)/);
    throws(() => stream.params(1), TypeError, /argument 2 \(strategy\)/);
    throws(() => stream.write.call({}, 0), TypeError, /not a zlib stream/);
    stream.free();
    throws(() => stream.free(), Error, /was freed/);
    throws(() => stream.write(0, bytes, 0, 4, bytes, 0, 4, moved), Error, /was freed/);
  });

  check('zlib streams give their memory back, freed or forgotten', () => {
    const before = native.memoryUsage().heapUsed;
    const some = Array.from({ length: 20 }, () => native.createZlib(DEFLATE));
    equal(native.memoryUsage().heapUsed - before > 20 * 200_000, true);
    for (const stream of some.splice(0, 10)) stream.free();
    some.length = 0;
    const forget = () => {
      const cycle = { stream: native.createZlib(DEFLATE) };
      cycle.self = cycle;
    };
    for (let count = 0; count < 300; count++) forget();
    native.collectGarbage();
    equal(Math.abs(native.memoryUsage().heapUsed - before) < 100_000, true);
  });

  check('crc32 as the standard has it', () => {
    equal(native.crc32(bytesOf('123456789'), 0), 0xcbf43926);
    equal(native.crc32(bytesOf('6789'), native.crc32(bytesOf('12345'), 0)), 0xcbf43926);
    equal(native.crc32(new Uint8Array(0), 7), 7);
    throws(() => native.crc32('text', 0), TypeError, /argument 1 \(bytes\)/);
    throws(() => native.crc32(words, -1), RangeError, /argument 2 \(value\)/);
  });
};
