/** EFI_TIME (UEFI 2.10, section 8.3) and the milliseconds since 1970 that JavaScript counts in. */
import { EFI_TIME, EFI_UNSPECIFIED_TIMEZONE } from '../protocols/runtime-services.ts';

const { offsets } = EFI_TIME;
const minute = 60_000;

/** Years that an EFI_TIME can have. */
const firstYear = 1900;
const lastYear = 9999;

/** Milliseconds since 1970; undefined for a time that was never set. A time without a zone is taken as UTC. */
export function readTime(data: DataView, offset: number): number | undefined {
  const month = data.getUint8(offset + offsets.Month);
  if (month === 0) return undefined;
  const zone = data.getInt16(offset + offsets.TimeZone, true);
  const local = Date.UTC(
    data.getUint16(offset + offsets.Year, true),
    month - 1,
    data.getUint8(offset + offsets.Day),
    data.getUint8(offset + offsets.Hour),
    data.getUint8(offset + offsets.Minute),
    data.getUint8(offset + offsets.Second),
    Math.floor(data.getUint32(offset + offsets.Nanosecond, true) / 1_000_000),
  );
  return zone === EFI_UNSPECIFIED_TIMEZONE ? local : local + zone * minute;
}

/** Writes a time of UTC without a zone, which is how FAT keeps it; undefined is the time that changes nothing. */
export function writeTime(data: DataView, offset: number, milliseconds: number | undefined): void {
  for (let index = 0; index < EFI_TIME.size; index++) data.setUint8(offset + index, 0);
  if (milliseconds === undefined) return;
  const time = new Date(milliseconds);
  const year = Math.min(Math.max(time.getUTCFullYear(), firstYear), lastYear);
  data.setUint16(offset + offsets.Year, year, true);
  data.setUint8(offset + offsets.Month, time.getUTCMonth() + 1);
  data.setUint8(offset + offsets.Day, time.getUTCDate());
  data.setUint8(offset + offsets.Hour, time.getUTCHours());
  data.setUint8(offset + offsets.Minute, time.getUTCMinutes());
  data.setUint8(offset + offsets.Second, time.getUTCSeconds());
  data.setUint32(offset + offsets.Nanosecond, time.getUTCMilliseconds() * 1_000_000, true);
  data.setInt16(offset + offsets.TimeZone, EFI_UNSPECIFIED_TIMEZONE, true);
}
