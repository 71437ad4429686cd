import type { BodyDecision, HttpMessageHead, HttpParserOptions } from '@efi-node/efi-core';
import { describe, expect, it } from 'vitest';
import { SimHttpParser } from './http-parser.ts';

interface Recorded {
  readonly parser: SimHttpParser;
  readonly events: unknown[];
  readonly heads: HttpMessageHead[];
  readonly feed: (text: string) => ReturnType<SimHttpParser['execute']>;
  freed: number;
}

function record(
  options: Partial<HttpParserOptions> = {},
  hooks: {
    head?: (parser: SimHttpParser) => BodyDecision;
    body?: (parser: SimHttpParser) => void;
    complete?: (parser: SimHttpParser) => void;
  } = {},
): Recorded {
  const events: unknown[] = [];
  const heads: HttpMessageHead[] = [];
  const parser: SimHttpParser = new SimHttpParser(
    { type: 'request', maxHeaderSize: 16_384, lenient: 0, maxHeaders: 0, ...options },
    {
      onMessageBegin: () => void events.push('begin'),
      onHeadersComplete: (head) => {
        heads.push(head);
        events.push('head');
        return hooks.head?.(parser) ?? 0;
      },
      onBody: (chunk, start, end) => {
        events.push(Buffer.from(chunk.subarray(start, end)).toString());
        hooks.body?.(parser);
      },
      onMessageComplete: (trailers) => {
        events.push(['end', ...trailers]);
        hooks.complete?.(parser);
      },
    },
    () => {
      recorded.freed += 1;
    },
  );
  const recorded: Recorded = {
    parser,
    events,
    heads,
    feed: (text) => parser.execute(Buffer.from(text, 'latin1')),
    freed: 0,
  };
  return recorded;
}

describe('HTTP parser', () => {
  it('gives the head as Node does: case kept, values trimmed, latin1', () => {
    const { feed, heads, events } = record();
    const text =
      'POST /a?b=1 HTTP/1.1\r\nHost: x\r\nX-Empty:\r\nX-Trim:  a\xe9  \r\nContent-Length: 3\r\n\r\nabc';
    expect(feed(text)).toBe(text.length);
    expect(heads).toEqual([
      {
        versionMajor: 1,
        versionMinor: 1,
        method: 'POST',
        url: '/a?b=1',
        statusCode: 0,
        statusMessage: '',
        rawHeaders: ['Host', 'x', 'X-Empty', '', 'X-Trim', 'a\xe9', 'Content-Length', '3'],
        upgrade: false,
        shouldKeepAlive: true,
      },
    ]);
    expect(events).toEqual(['begin', 'head', 'abc', ['end']]);
  });

  it('takes a message byte by byte, and one after another', () => {
    const { feed, heads, events } = record();
    const text = 'GET /1 HTTP/1.1\r\nHost: abc\r\nAccept: *\r\n\r\nGET /2 HTTP/1.0\r\n\r\n';
    for (const byte of text) expect(feed(byte)).toBe(1);
    expect(heads.map((head) => [head.url, head.rawHeaders, head.shouldKeepAlive])).toEqual([
      ['/1', ['Host', 'abc', 'Accept', '*'], true],
      ['/2', [], false],
    ]);
    expect(events).toEqual(['begin', 'head', ['end'], 'begin', 'head', ['end']]);
  });

  it('gives chunks and trailers', () => {
    const { feed, events } = record();
    feed(
      'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-T: v\r\n\r\n',
    );
    expect(events).toEqual(['begin', 'head', 'abc', 'de', ['end', 'X-T', 'v']]);
  });

  it('reads a response up to the end of the connection', () => {
    const { feed, parser, heads, events } = record({ type: 'response' });
    feed('HTTP/1.1 404 Not Here\r\nA: b\r\n\r\nbody');
    expect(heads[0]).toMatchObject({ statusCode: 404, statusMessage: 'Not Here', method: '', url: '' });
    expect(parser.finish()).toBeUndefined();
    expect(events).toEqual(['begin', 'head', 'body', ['end']]);
  });

  it('says when the connection ends inside a message', () => {
    const { feed, parser } = record();
    feed('GET / HTTP/1.1\r\nHo');
    expect(parser.finish()).toMatchObject({ code: 'HPE_INVALID_EOF_STATE' });
  });

  it('skips the body of an answer to HEAD', () => {
    const { feed, events, heads } = record({ type: 'response' }, { head: () => 1 });
    feed('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHTTP/1.1 204 No\r\n\r\n');
    expect(events).toEqual(['begin', 'head', ['end'], 'begin', 'head', ['end']]);
    expect(heads.map((head) => head.statusCode)).toEqual([200, 204]);
  });

  it('stops behind an upgrade', () => {
    const { feed, heads, parser } = record();
    const head = 'GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n';
    expect(feed(`${head}raw bytes`)).toBe(head.length);
    expect(heads[0]?.upgrade).toBe(true);
    expect(parser.finish()).toBeUndefined();
  });

  it('names what it refuses', () => {
    expect(record().feed('BAD / HTTP/1.1\r\n\r\n')).toMatchObject({ code: 'HPE_INVALID_METHOD' });
    const { feed } = record();
    const failure = feed('GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n');
    expect(failure).toMatchObject({
      code: expect.stringMatching(/^HPE_/),
      reason: expect.stringMatching(/./),
    });
  });

  it('obeys lenient flags', () => {
    const text = 'GET / HTTP/1.1\r\nA: b\x01\r\n\r\n';
    expect(record().feed(text)).toMatchObject({ code: 'HPE_INVALID_HEADER_TOKEN' });
    expect(record({ lenient: 1 }).feed(text)).toBe(text.length);
  });

  it('limits the head, anew for each message', () => {
    const { feed, heads } = record({ maxHeaderSize: 100 });
    const good = `GET / HTTP/1.1\r\nA: ${'x'.repeat(80)}\r\n\r\n`;
    expect(feed(good + good)).toBe(good.length * 2);
    expect(heads).toHaveLength(2);
    expect(feed(`GET / HTTP/1.1\r\nA: ${'x'.repeat(100)}\r\n\r\n`)).toMatchObject({
      code: 'HPE_HEADER_OVERFLOW',
      reason: 'Header overflow',
    });
  });

  it('limits trailers and chunk extensions', () => {
    const head = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(record({ maxHeaderSize: 60 }).feed(`${head}0\r\nT: ${'x'.repeat(60)}\r\n\r\n`)).toMatchObject({
      code: 'HPE_HEADER_OVERFLOW',
    });
    const chunk = `1;${'x'.repeat(10_000)}\r\na\r\n`;
    const many = record();
    expect(many.feed(head + chunk + chunk)).toBe(head.length + 2 * chunk.length);
    expect(record().feed(`${head}1;${'x'.repeat(20_000)}\r\na\r\n`)).toMatchObject({
      code: 'HPE_CHUNK_EXTENSIONS_OVERFLOW',
    });
  });

  it('counts the bytes of a head under way', () => {
    const { feed, parser } = record();
    expect(parser.headerBytes()).toBe(0);
    feed('GET /abc HTTP/1.1\r\nHo');
    expect(parser.headerBytes()).toBeGreaterThan(0);
  });

  it('pauses inside a callback and goes on with the rest', () => {
    const paused = record({}, { complete: (parser) => parser.pause() });
    const one = 'GET /1 HTTP/1.1\r\n\r\n';
    const taken = paused.feed(one + one);
    expect(taken).toBe(one.length);
    expect(paused.heads).toHaveLength(1);
    paused.parser.resume();
    expect(paused.feed(one)).toBe(one.length);
    expect(paused.heads).toHaveLength(2);
  });

  it('pauses in the middle of a body', () => {
    const paused = record({}, { body: (parser) => parser.pause() });
    const text = 'POST / HTTP/1.1\r\nContent-Length: 6\r\n\r\nabc';
    expect(paused.feed(text)).toBe(text.length);
    paused.parser.resume();
    expect(paused.feed('def')).toBe(3);
    expect(paused.events.at(-1)).toBe('def');
    paused.parser.resume();
    expect(paused.feed('')).toBe(0);
    expect(paused.events.at(-1)).toEqual(['end']);
  });

  it('lets an exception out of execute', () => {
    const thrown = new Error('mine');
    const { feed, parser } = record(
      {},
      {
        head: () => {
          throw thrown;
        },
      },
    );
    expect(() => feed('GET / HTTP/1.1\r\n\r\n')).toThrow(thrown);
    parser.free();
  });

  it('may be freed inside a callback, and once only', () => {
    const freed = record(
      {},
      {
        head: (parser) => {
          parser.free();
          return 0;
        },
      },
    );
    freed.feed('GET / HTTP/1.1\r\n\r\n');
    expect(freed.freed).toBe(1);
    expect(() => freed.parser.free()).toThrow(/twice/);
    expect(() => freed.feed('x')).toThrow(/freed/);
  });

  it('has parsers that do not disturb each other', () => {
    const inner = record();
    const outer = record(
      {},
      {
        head: () => {
          inner.feed('GET /inner HTTP/1.1\r\n\r\n');
          return 0;
        },
      },
    );
    outer.feed('POST /outer HTTP/1.1\r\nContent-Length: 2\r\n\r\nok');
    expect(inner.heads[0]?.url).toBe('/inner');
    expect(outer.heads[0]?.url).toBe('/outer');
    expect(outer.events).toEqual(['begin', 'head', 'ok', ['end']]);
  });
});
