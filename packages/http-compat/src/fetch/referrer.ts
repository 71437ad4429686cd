/** Which page a request says it comes from (Referrer Policy, section 8.3). */

/** Whether what goes to it cannot be read on the way, or does not leave the machine. */
function isTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(?:127\.|\[::1\]$|localhost$|.*\.localhost$)/.test(hostname);
}

/** The value of the header `referer`; undefined for none. `referrer` is the URL that a program named. */
export function refererOf(referrer: string, policy: string, target: URL): string | undefined {
  if (referrer === '' || referrer === 'about:client') return undefined;
  const url = new URL(referrer);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.username = '';
  url.password = '';
  url.hash = '';
  const origin = `${url.origin}/`;
  const isSame = url.origin === target.origin;
  const isDowngrade = isTrustworthy(url) && !isTrustworthy(target);
  switch (policy) {
    // These two ask for the origin of the page that fetches. A program has none, so that nothing is of the same.
    case 'no-referrer':
    case 'same-origin':
      return undefined;
    case 'origin':
    case 'origin-when-cross-origin':
      return origin;
    case 'unsafe-url':
      return url.href;
    case 'strict-origin':
      return isDowngrade ? undefined : origin;
    case 'no-referrer-when-downgrade':
      return isDowngrade ? undefined : url.href;
    default:
      if (isSame) return url.href;
      return isDowngrade ? undefined : origin;
  }
}
