// Numbers and times as the reader's browser writes them, in the reader's time zone.

const integer = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(undefined, { notation: "compact" });
const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const monies = new Map<string, Intl.NumberFormat>();

export const none = "–";

export const asInteger = (value: number): string => integer.format(value);

export const asCompact = (value: number): string => compact.format(value);

export const asNumber = (value: number): string => number.format(value);

export const asPercent = (value: number): string => percent.format(value);

export function asMoney(value: number, currency: string): string {
  let format = monies.get(currency);
  if (!format) monies.set(currency, (format = new Intl.NumberFormat(undefined, { style: "currency", currency })));
  return format.format(value);
}

/** A moment. */
export const asTime = (iso: string): string => moment.format(new Date(iso));

/** A day of the reports, which are of UTC: it must not become the day before. */
export const asDay = (iso: string): string => day.format(new Date(iso));

/** How long ago, or ahead. */
export function asAgo(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  for (const [unit, size] of [["day", 86400], ["hour", 3600], ["minute", 60]] as const) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return relative.format(Math.trunc(seconds), "second");
}

/** A countdown such as 04:59, with a minus once it is over. */
export function asCountdown(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${seconds < 0 ? "−" : ""}${hours > 0 ? `${hours}:${two(minutes)}` : two(minutes)}:${two(rest)}`;
}

/** How long something took. */
export const asDuration = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} s` : seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${asNumber(Math.round(seconds / 360) / 10)} h`;

export function nameOf(who: { firstName: string | null; lastName: string | null; email: string | null; phone?: string | null }): string {
  return [who.firstName, who.lastName].filter(Boolean).join(" ") || who.email || who.phone || "Nobody's name";
}
