/** The parsers of one machine: each is the machine's memory, and must be given back even by a socket that never closes. */
import type { HttpParser, HttpParserOptions, HttpParserSink } from '@efi-node/efi-core';
import type { HttpEnvironment } from './environment.ts';

export class Parsers {
  private readonly native: HttpEnvironment['machine']['native'];
  private readonly open = new Set<HttpParser>();

  constructor({ native, scope }: HttpEnvironment['machine']) {
    this.native = native;
    scope?.onClose('http parsers', (done) => {
      for (const parser of this.open) parser.free();
      this.open.clear();
      done();
    });
  }

  create(options: HttpParserOptions, sink: HttpParserSink): HttpParser {
    const parser = this.native.createHttpParser(options, sink);
    this.open.add(parser);
    return parser;
  }

  free(parser: HttpParser): void {
    if (this.open.delete(parser)) parser.free();
  }
}
