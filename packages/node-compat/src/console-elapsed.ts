/** Times as `console.time` prints them. */
export function elapsed(milliseconds: number): string {
  let rest = milliseconds;
  let hours = 0;
  let minutes = 0;
  if (rest >= 3600000) hours = Math.floor(rest / 3600000);
  rest -= hours * 3600000;
  if (milliseconds >= 60000) minutes = Math.floor(rest / 60000);
  rest -= minutes * 60000;
  const seconds = rest / 1000;
  const pad = (value: number | string): string => `${value}`.padStart(2, '0');
  if (hours !== 0 || minutes !== 0) {
    const [whole, fraction] = seconds.toFixed(3).split('.');
    const text = hours !== 0 ? `${hours}:${pad(minutes)}` : `${minutes}`;
    return `${text}:${pad(whole ?? 0)}.${fraction} (${hours !== 0 ? 'h:m' : ''}m:ss.mmm)`;
  }
  if (seconds >= 1) return `${seconds.toFixed(3)}s`;
  return `${Number(milliseconds.toFixed(3))}ms`;
}
