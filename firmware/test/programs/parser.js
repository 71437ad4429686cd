({ native, check, equal, throws, ascii }) => {
  const REQUEST = { type: 'request', maxHeaderSize: 16384, lenient: 0, maxHeaders: 0 };
  const RESPONSE = { type: 'response', maxHeaderSize: 16384, lenient: 0, maxHeaders: 0 };

  /** A sink that writes down what it hears; `react` may do something at each. */
  const recorder = (react = () => {}) => {
    const heard = [];
    const text = (chunk, start, end) => native.decode(chunk, 'latin1', start, end);
    const hear = (entry) => {
      heard.push(entry);
      return react(entry, heard);
    };
    return {
      heard,
      onMessageBegin: () => {
        hear(['begin']);
      },
      onHeadersComplete: (head) => hear(['head', head]) ?? 0,
      onBody: (chunk, start, end) => {
        hear(['body', text(chunk, start, end)]);
      },
      onMessageComplete: (trailers) => {
        hear(['complete', trailers]);
      },
    };
  };
  const body = (heard) =>
    heard
      .filter(([kind]) => kind === 'body')
      .map(([, text]) => text)
      .join('');
  const POST =
    'POST /a?b=%e9 HTTP/1.1\r\nHost: x\r\nX-Long-Name:   v1 v2 \t \r\nX-Empty:\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhello\r\n6\r\n world\r\n0\r\nT1: a\r\nT2:  b \r\n\r\n';
  const HEAD = {
    versionMajor: 1,
    versionMinor: 1,
    method: 'POST',
    url: '/a?b=%e9',
    statusCode: 0,
    statusMessage: '',
    rawHeaders: ['Host', 'x', 'X-Long-Name', 'v1 v2', 'X-Empty', '', 'Transfer-Encoding', 'chunked'],
    upgrade: false,
    shouldKeepAlive: true,
  };

  check('a request in one piece', () => {
    const sink = recorder();
    const parser = native.createHttpParser(REQUEST, sink);
    equal(native.counters().parsers, 1);
    equal(parser.execute(ascii(POST)), POST.length);
    equal(sink.heard[0], ['begin']);
    equal(sink.heard[1], ['head', HEAD]);
    equal(Object.keys(sink.heard[1][1]), Object.keys(HEAD));
    equal(body(sink.heard), 'hello world');
    equal(sink.heard.at(-1), ['complete', ['T1', 'a', 'T2', 'b']]);
    equal(parser.finish(), undefined);
    parser.free();
    equal(native.counters().parsers, 0);
  });

  check('a request cut anywhere', () => {
    for (let cut = 1; cut < POST.length; cut++) {
      const sink = recorder();
      const parser = native.createHttpParser(REQUEST, sink);
      for (const part of [POST.slice(0, cut), POST.slice(cut)]) {
        const chunk = ascii(part);
        equal(parser.execute(chunk), part.length);
        chunk.fill(0x2a);
      }
      equal(sink.heard[1], ['head', HEAD], `cut at ${cut}`);
      equal(body(sink.heard), 'hello world');
      equal(sink.heard.at(-1), ['complete', ['T1', 'a', 'T2', 'b']], `cut at ${cut}`);
      parser.free();
    }
    const sink = recorder();
    const parser = native.createHttpParser(REQUEST, sink);
    const one = new Uint8Array(1);
    for (let round = 0; round < 2; round++)
      for (const byte of ascii(POST)) {
        one[0] = byte;
        equal(parser.execute(one), 1);
      }
    equal(
      sink.heard.filter(([kind]) => kind === 'head').map(([, head]) => head),
      [HEAD, HEAD],
    );
    parser.free();
  });

  check('pipelined requests, more header lines than fit', () => {
    const lines = Array.from({ length: 150 }, (_, i) => [`Name-${i}`, `value ${i}`]);
    const message = `GET / HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
    const sink = recorder();
    const parser = native.createHttpParser(REQUEST, sink);
    equal(parser.execute(ascii(message.repeat(3))), message.length * 3);
    const heads = sink.heard.filter(([kind]) => kind === 'head');
    equal(heads.length, 3);
    for (const [, head] of heads) equal(head.rawHeaders, lines.flat());
    parser.free();
  });

  check('responses', () => {
    const sink = recorder();
    const parser = native.createHttpParser(RESPONSE, sink);
    const text = 'HTTP/1.0 404 Not Found\r\nA: 1\r\n\r\nuntil the end';
    equal(parser.execute(ascii(text)), text.length);
    const head = sink.heard[1][1];
    equal(
      [head.statusCode, head.statusMessage, head.method, head.url, head.versionMinor, head.shouldKeepAlive],
      [404, 'Not Found', '', '', 0, false],
    );
    equal(body(sink.heard), 'until the end');
    equal(parser.finish(), undefined);
    equal(sink.heard.at(-1), ['complete', []]);
    parser.free();
    const skip = recorder(([kind]) => (kind === 'head' ? 1 : undefined));
    const toHead = native.createHttpParser(RESPONSE, skip);
    const twice = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'.repeat(2);
    equal(toHead.execute(ascii(twice)), twice.length);
    equal(
      skip.heard.map(([kind]) => kind),
      ['begin', 'head', 'complete', 'begin', 'head', 'complete'],
    );
    toHead.free();
  });

  check('upgrade stops behind the head', () => {
    const sink = recorder(([kind, head]) => (kind === 'head' && head.upgrade ? 2 : undefined));
    const parser = native.createHttpParser(REQUEST, sink);
    const head = 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
    equal(parser.execute(ascii(`${head}other`)), head.length);
    equal(sink.heard.at(-1)[0], 'complete');
    parser.free();
  });

  check('refusals', () => {
    const refused = (text, options = REQUEST) => {
      const parser = native.createHttpParser(options, recorder());
      const result = parser.execute(ascii(text));
      parser.free();
      return result;
    };
    equal(refused('WHAT / HTTP/1.1\r\n\r\n'), {
      code: 'HPE_INVALID_METHOD',
      reason: 'Invalid method encountered',
      bytesParsed: 0,
    });
    equal(
      refused('GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n').code,
      'HPE_INVALID_TRANSFER_ENCODING',
    );
    equal(refused(`GET /${'x'.repeat(17000)} HTTP/1.1\r\n\r\n`).code, 'HPE_HEADER_OVERFLOW');
    equal(refused(`GET / HTTP/1.1\r\nA: ${'x'.repeat(17000)}\r\n\r\n`), {
      code: 'HPE_HEADER_OVERFLOW',
      reason: 'Header overflow',
      bytesParsed: 17020,
    });
    equal(
      refused(`POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(17000)}\r\n`).code,
      'HPE_CHUNK_EXTENSIONS_OVERFLOW',
    );
    equal(refused('GET / HTTP/1.1\r\nHost : x\r\n\r\n').code, 'HPE_INVALID_HEADER_TOKEN');
    equal(
      refused('GET / HTTP/1.1\r\nHost : x\r\n\r\n', { ...REQUEST, lenient: 1 }).code,
      'HPE_INVALID_HEADER_TOKEN',
    );
    equal(refused('GET / HTTP/9.1\r\n\r\n').code, 'HPE_INVALID_VERSION');
    equal(refused('GET / HTTP/9.1\r\n\r\n', { ...REQUEST, lenient: 16 }), 18);
    const relaxed = { ...REQUEST, lenient: 1024 };
    equal(refused('GET / HTTP/1.1\r\nX: a\x01\r\n\r\n', relaxed), 25);
    equal(refused('GET / HTTP/1.1\r\nX: a\0b\r\n\r\n', relaxed).code, 'HPE_INVALID_HEADER_TOKEN');
    const two = { ...REQUEST, maxHeaders: 2 };
    equal(refused('GET / HTTP/1.1\r\nA: b\r\nC: d\r\n\r\n', two), 30);
    equal(refused('GET / HTTP/1.1\r\nA: b\r\nC: d\r\nE: f\r\n\r\n', two).code, 'HPE_HEADER_OVERFLOW');
    const cut = native.createHttpParser(REQUEST, recorder());
    cut.execute(ascii('POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab'));
    equal(cut.finish(), { code: 'HPE_INVALID_EOF_STATE', reason: 'Invalid EOF state', bytesParsed: 0 });
    cut.free();
  });

  check('pause and resume', () => {
    const text = 'POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n\r\n';
    for (const where of ['begin', 'head', 'body', 'complete']) {
      const chunk = ascii(text);
      let parser;
      const sink = recorder(([kind]) => {
        if (kind === where) parser.pause();
      });
      parser = native.createHttpParser(REQUEST, sink);
      let at = 0;
      let stops = 0;
      while (sink.heard.filter(([kind]) => kind === 'complete').length < 2) {
        at += parser.execute(chunk.subarray(at));
        parser.resume();
        if (++stops > 10) throw new Error(`no end, paused in ${where}`);
      }
      equal(
        sink.heard.map(([kind]) => kind),
        ['begin', 'head', 'body', 'complete', 'begin', 'head', 'complete'],
        where,
      );
      equal([at, stops > 1], [chunk.length, true], where);
      parser.free();
    }
  });

  check('exceptions, freeing and calling again within a callback', () => {
    const text = 'POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc';
    for (const where of ['begin', 'head', 'body', 'complete']) {
      const thrower = native.createHttpParser(
        REQUEST,
        recorder(([kind]) => {
          if (kind === where) throw new RangeError(`in ${where}`);
        }),
      );
      throws(() => thrower.execute(ascii(text)), RangeError, new RegExp(`in ${where}`));
      thrower.free();
      let parser;
      const freeing = recorder(([kind]) => {
        if (kind === where) parser.free();
      });
      parser = native.createHttpParser(REQUEST, freeing);
      equal(typeof parser.execute(ascii(text)), 'number');
      equal(freeing.heard.at(-1)[0], where);
      throws(() => parser.execute(ascii(text)), Error, /freed/);
      throws(() => parser.free(), Error, /freed/);
      let again;
      const recursive = recorder(([kind]) => {
        if (kind === where) throws(() => again.execute(ascii('x')), Error, /executing/);
      });
      again = native.createHttpParser(REQUEST, recursive);
      equal(again.execute(ascii(text)), text.length);
      again.free();
      let chunk = ascii(text);
      const mover = native.createHttpParser(
        REQUEST,
        recorder(([kind]) => {
          if (kind === where) chunk.buffer.transfer();
        }),
      );
      throws(() => mover.execute(chunk), TypeError, /detached|moved/);
      mover.free();
    }
    equal(native.counters().parsers, 0);
  });

  check('wrong arguments; a forgotten parser is collected', () => {
    throws(
      () => native.createHttpParser({ ...REQUEST, type: 'x' }, {}),
      TypeError,
      /'request' or 'response'/,
    );
    throws(() => native.createHttpParser({ ...REQUEST, maxHeaderSize: -1 }, {}), RangeError, /maxHeaderSize/);
    throws(() => native.createHttpParser(REQUEST), TypeError, /argument 2 \(sink\)/);
    (() => {
      const sink = {};
      sink.parser = native.createHttpParser(REQUEST, sink);
    })();
    native.collectGarbage();
    equal(native.counters().parsers, 0);
    const parser = native.createHttpParser(REQUEST, recorder());
    throws(() => parser.execute('GET'), TypeError, /chunk/);
    equal(parser.execute(new Uint8Array(0)), 0);
    parser.execute(ascii('GET /abc HT'));
    equal(parser.headerBytes(), 4);
    parser.free();
  });
};
