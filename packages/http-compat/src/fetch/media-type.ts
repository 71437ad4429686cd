/** A media type taken apart (MIME Sniffing standard, section 4.4). */
export interface MediaType {
  /** Type and subtype in lower case, such as `text/plain`. */
  readonly essence: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const ESSENCE = /^[ \t\r\n]*([!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+)[ \t\r\n]*(?:;|$)/;
const PARAMETER = /[ \t\r\n]*([^=;]*)(?:=(?:"((?:[^"\\]|\\.)*)"?[^;]*|([^;]*)))?(?:;|$)/y;

/** Undefined for what is none. */
export function parseMediaType(text: string): MediaType | undefined {
  const found = ESSENCE.exec(text);
  if (found === null) return undefined;
  const [all, essence = ''] = found;
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = all.length;
  while (PARAMETER.lastIndex < text.length) {
    const parameter = PARAMETER.exec(text);
    if (parameter === null) break;
    const [, name = '', quoted, plain] = parameter;
    const value = quoted === undefined ? plain?.trim() : quoted.replaceAll(/\\(.)/g, '$1');
    const key = name.toLowerCase();
    if (key !== '' && value !== undefined && (quoted !== undefined || value !== '') && !parameters.has(key)) {
      parameters.set(key, value);
    }
  }
  return { essence: essence.toLowerCase(), parameters };
}

/** As text, quoted where it must be. */
export function serializeMediaType({ essence, parameters }: MediaType): string {
  let text = essence;
  for (const [name, value] of parameters) {
    const quoted = /^[!#$%&'*+.^_`|~\w-]+$/.test(value) ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
    text += `;${name}=${quoted}`;
  }
  return text;
}
