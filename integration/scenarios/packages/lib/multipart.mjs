/** Multipart bodies, written by hand so that they are the same each time: RFC 7578. */
export const BOUNDARY = '----scenario-boundary';
export const MULTIPART = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

/** @param parts each `{ head, body }`: the part's header lines without the last line's end, and its text or bytes */
export function multipart(...parts) {
  const pieces = parts.flatMap(({ head, body }) => [`--${BOUNDARY}\r\n${head}\r\n\r\n`, body, '\r\n']);
  return Buffer.concat([...pieces, `--${BOUNDARY}--\r\n`].map((piece) => Buffer.from(piece)));
}

export function field(name, body, more = '') {
  return { head: `Content-Disposition: form-data; name="${name}"${more}`, body };
}

export function file(name, filename, type, body) {
  return {
    head: `Content-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: ${type}`,
    body,
  };
}
