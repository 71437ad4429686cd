/** The option `integrity` (Subresource Integrity, section 3.3). */

const STRENGTHS = ['sha256', 'sha384', 'sha512'];

/** Whether the bytes have one of the strongest digests named; true when none that is known is named. */
export async function matchesIntegrity(bytes: Uint8Array<ArrayBuffer>, metadata: string): Promise<boolean> {
  const named = metadata
    .split(/[\t\n\f\r ]+/)
    .map((item) => /^(sha256|sha384|sha512)-([^?]*)/.exec(item))
    .filter((found) => found !== null)
    .map(([, algorithm = '', digest = '']) => ({ algorithm, digest }));
  const strongest = named.toSorted(
    (a, b) => STRENGTHS.indexOf(b.algorithm) - STRENGTHS.indexOf(a.algorithm),
  )[0];
  if (strongest === undefined) return true;
  const digested = await crypto.subtle.digest(strongest.algorithm.replace('sha', 'SHA-'), bytes);
  const own = Buffer.from(digested).toString('base64url');
  return named.some(
    ({ algorithm, digest }) =>
      algorithm === strongest.algorithm &&
      digest.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === own,
  );
}
