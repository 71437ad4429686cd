let second = -1;
let text = '';

/** The present time as the `Date` header has it (RFC 9110, section 5.6.7), rendered once per second. */
export function httpDate(): string {
  const now = Date.now();
  const present = Math.floor(now / 1000);
  if (present !== second) {
    second = present;
    text = new Date(now).toUTCString();
  }
  return text;
}
