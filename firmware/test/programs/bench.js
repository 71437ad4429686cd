// Speeds of the boundary, for README.md. Figures are of this machine and of emulation: compare them with each other.
({ native, say, ascii }) => {
  const time = (name, unit, body, scale = 1) => {
    body(10);
    let rounds = 16;
    let spent = 0;
    while (spent < 150) {
      rounds *= 2;
      const start = native.now();
      body(rounds);
      spent = native.now() - start;
    }
    const value = unit === 'MB/s' ? (scale * rounds) / spent / 1000 : (spent * 1000) / rounds / scale;
    say({ name, value: Number(value.toPrecision(3)), unit });
  };
  const each = (body) => (rounds) => {
    for (let i = 0; i < rounds; i++) body();
  };

  const bootServices = Number(
    new DataView(native.view(native.systemTable, 120).buffer).getBigUint64(96, true),
  );
  const signal = Number(new DataView(native.view(bootServices + 104, 8).buffer).getBigUint64(0, true));
  const code = native.allocate(16);
  native.view(code, 3).set([0x31, 0xc0, 0xc3]);
  const into = new Float64Array(64);
  const event = native.createEvent();
  const handle = native.eventHandle(event);

  time(
    'empty loop',
    'µs',
    each(() => {}),
  );
  time(
    'now()',
    'µs',
    each(() => native.now()),
  );
  time(
    'call(), no arguments',
    'µs',
    each(() => native.call(code)),
  );
  time(
    'call(), 4 arguments',
    'µs',
    each(() => native.call(code, 1, 2, 3, 4)),
  );
  time(
    'call(), 6 arguments',
    'µs',
    each(() => native.call(code, 1, 2, 3, 4, 5, 6)),
  );
  time(
    'takeEvents(), none there',
    'µs',
    each(() => native.takeEvents(into)),
  );
  time(
    'signal and takeEvents()',
    'µs',
    each(() => {
      native.call(signal, handle);
      native.takeEvents(into);
    }),
  );
  time(
    'pin() and unpin()',
    'µs',
    ((buffer) => each(() => native.unpin(native.pin(buffer))))(new Uint8Array(100)),
  );
  time(
    'allocate() and free()',
    'µs',
    each(() => native.free(native.allocate(200))),
  );
  time(
    'new Uint8Array(65536)',
    'µs',
    each(() => new Uint8Array(65536)),
  );
  time(
    'new Uint8Array(1 MiB)',
    'µs',
    each(() => new Uint8Array(1 << 20)),
  );
  time(
    'an object of 4 properties',
    'µs',
    each(() => ({ a: 1, b: 2, c: 3, d: 4 })),
  );

  const texts = {
    ascii: 'GET / HTTP'.repeat(10000),
    'latin1 é': 'caf\xe9 cr\xe8me'.repeat(10000),
    '€': '\u20ac'.repeat(50000),
  };
  for (const [name, text] of Object.entries(texts)) {
    const bytes = new Uint8Array(native.byteLength(text, 'utf8'));
    time(
      `utf8 encode, ${name}`,
      'MB/s',
      each(() => native.encodeInto(text, 'utf8', bytes, 0, bytes.length)),
      bytes.length,
    );
    time(
      `utf8 decode, ${name}`,
      'MB/s',
      each(() => native.decode(bytes, 'utf8', 0, bytes.length)),
      bytes.length,
    );
  }
  const data = new Uint8Array(100000).map((_, i) => i);
  for (const encoding of ['latin1', 'hex', 'base64']) {
    const text = native.decode(data, encoding, 0, data.length);
    time(
      `${encoding} to string`,
      'MB/s',
      each(() => native.decode(data, encoding, 0, data.length)),
      data.length,
    );
    time(
      `${encoding} to bytes`,
      'MB/s',
      each(() => native.encodeInto(text, encoding, data, 0, data.length)),
      data.length,
    );
  }
  const short = ascii('hello world');
  time(
    'utf8 decode of 11 bytes',
    'µs',
    each(() => native.decode(short, 'utf8', 0, 11)),
  );
  time(
    'utf8 encode of 11 bytes',
    'µs',
    each(() => native.encodeInto('hello world', 'utf8', short, 0, 11)),
  );

  const sink = { onMessageBegin() {}, onHeadersComplete: () => 0, onBody() {}, onMessageComplete() {} };
  const parser = native.createHttpParser(
    { type: 'request', maxHeaderSize: 16384, lenient: 0, maxHeaders: 0 },
    sink,
  );
  const names = [
    'Host',
    'User-Agent',
    'Accept',
    'Accept-Language',
    'Accept-Encoding',
    'Connection',
    'Cache-Control',
    'Cookie',
    'Referer',
    'X-Request-Id',
  ];
  const request = ascii(
    `GET /some/path?with=query HTTP/1.1\r\n${names.map((name) => `${name}: value of ${name}\r\n`).join('')}\r\n`,
  );
  time(
    'parse a request of 10 header lines',
    'µs',
    each(() => parser.execute(request)),
  );
  const small = ascii('GET / HTTP/1.1\r\nHost: localhost:8080\r\n\r\n');
  time(
    'parse a request of 1 header line',
    'µs',
    each(() => parser.execute(small)),
  );
  parser.free();

  const objects = (rounds) => {
    let sum = 0;
    for (let i = 0; i < rounds; i++) {
      const list = Array.from({ length: 10 }, (_, k) => ({ k, text: `item ${k}` }));
      sum +=
        list
          .map(({ k }) => k * 2)
          .filter((k) => k > 5)
          .reduce((a, b) => a + b, 0) + JSON.stringify(list).length;
    }
    return sum;
  };
  time('script: arrays, objects, JSON', 'µs', objects);
  time(
    'script: plain loop of 1000',
    'µs',
    each(() => {
      let x = 0;
      for (let i = 0; i < 1000; i++) x = (x * 31 + i) | 0;
      return x;
    }),
  );
  native.closeEvent(event);
  native.free(code);
};
