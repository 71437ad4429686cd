/** Where llhttp's callbacks arrive, by parser. The answers are llhttp's: 0 to go on, otherwise an error number. */
export interface LlhttpTarget {
  /** Also called at the head of each chunk of a body. */
  onMessageBegin(): number;
  /** Also called for names and values of chunk extensions. */
  onUrl(at: number, length: number): number;
  onStatus(at: number, length: number): number;
  onHeaderField(at: number, length: number): number;
  onHeaderValue(at: number, length: number): number;
  onHeadersComplete(statusCode: number, upgrade: boolean, shouldKeepAlive: boolean): number;
  onBody(at: number, length: number): number;
  onMessageComplete(): number;
}
declare const EXPORTED: readonly [
  '_initialize',
  'llhttp_alloc',
  'llhttp_free',
  'malloc',
  'free',
  'llhttp_execute',
  'llhttp_finish',
  'llhttp_pause',
  'llhttp_resume',
  'llhttp_resume_after_upgrade',
  'llhttp_get_http_major',
  'llhttp_get_http_minor',
  'llhttp_get_method',
  'llhttp_get_errno',
  'llhttp_get_error_reason',
  'llhttp_get_error_pos',
  'llhttp_errno_name',
  'llhttp_method_name',
];
type Export = (typeof EXPORTED)[number];
/** One instance of llhttp as wasm; parsers are numbers (addresses in its memory). */
export declare class Llhttp {
  #private;
  constructor();
  get functions(): Readonly<Record<Export, (...args: number[]) => number>>;
  alloc(type: 'request' | 'response', lenient: number, target: LlhttpTarget): number;
  dispose(parser: number): void;
  bytes(at: number, length: number): Uint8Array<ArrayBuffer>;
  latin1(at: number, length: number): string;
  /** A C string; '' for NULL. */
  text(at: number): string;
}
export {};
//# sourceMappingURL=llhttp.d.ts.map
