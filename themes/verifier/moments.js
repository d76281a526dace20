/** Moments as credentials write them, in milliseconds since 1970. What is before the year 1 or after
 * 9999 becomes infinite: badges that never end say so. */

const XSD =
  /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,200}))?(?:Z|([+-]\d\d):(\d\d))$/;
const DAY = 86_400_000;

/** A date as people of every country read it: 1 May 2026. @param {number | Date} moment */
export function day(moment) {
  if (!isFinite(+moment)) return `a day ${+moment > 0 ? "after the year 9999" : "before the year 1"}`;
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(moment);
}

/** XML Schema dateTimeStamp; else null. A leap second counts as the second after it.
 * @param {string} text */
export function parseTime(text) {
  const match = XSD.exec(text);
  return match && instant(match.slice(1));
}

/** Year, month, day, hour, minute, second, fraction, and hours and minutes of the time zone.
 * @param {(string | undefined)[]} parts */
export function instant(parts) {
  const [year, month, date, hour, minute, second, , zone, more] = parts.map((part = "0") => +part);
  const west = parts[7]?.[0] === "-" ? -1 : 1;
  const offset = (zone * 60 + west * more) * 60_000;
  const clock = ((hour * 60 + minute) * 60 + second) * 1000 + +`.${(parts[6] ?? "0").slice(0, 6)}` * 1000;
  const found = new Date(0);
  // The calendar repeats after 400 years.
  found.setUTCFullYear((((year % 400) + 400) % 400) + 2000, month - 1, date);
  if (found.getUTCMonth() !== month - 1 || found.getUTCDate() !== date) return null;
  if (more > 59 || Math.abs(offset) > 14 * 3_600_000) return null;
  if (hour === 24 ? clock !== DAY : hour > 24 || minute > 59 || second > 60) return null;
  // Leap seconds are put in everywhere at once, at midnight in UTC.
  if (second === 60 && (((clock - offset) % DAY) + DAY) % DAY >= 1000) return null;
  if (year < 1 || year > 9999) return year < 1 ? -Infinity : Infinity;
  found.setUTCFullYear(year, month - 1, date);
  return plus(+found, clock - offset);
}

/** @param {number} moment @param {number} more */
export function plus(moment, more) {
  const sum = moment + more;
  return sum <= -62_135_596_800_000 ? -Infinity : sum >= 253_402_300_799_999.999 ? Infinity : sum;
}
