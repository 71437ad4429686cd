import type { HttpParseFailure, HttpParser, HttpParserOptions, HttpParserSink } from '@efi-node/efi-core';
import { type LlhttpTarget } from './llhttp.ts';
/** llhttp behind `HttpParser`, with what Node adds to it: limits on head and chunk extensions, trimmed values, pause. */
export declare class SimHttpParser implements HttpParser, LlhttpTarget {
  #private;
  constructor(options: HttpParserOptions, sink: HttpParserSink, onFree: () => void);
  execute(chunk: Uint8Array): number | HttpParseFailure;
  finish(): HttpParseFailure | undefined;
  pause(): void;
  resume(): void;
  headerBytes(): number;
  free(): void;
  onMessageBegin(): number;
  onUrl(at: number, length: number): number;
  onStatus(at: number, length: number): number;
  onHeaderField(at: number, length: number): number;
  onHeaderValue(at: number, length: number): number;
  onHeadersComplete(statusCode: number, upgrade: boolean, shouldKeepAlive: boolean): number;
  onBody(at: number, length: number): number;
  onMessageComplete(): number;
}
//# sourceMappingURL=http-parser.d.ts.map
