// <t:UNIX:STYLE> as Discord shows it: in the viewer's own zone and language. "R" counts from the demo's clock.

const OPTIONS = {
  t: { hour: "2-digit", minute: "2-digit" },
  T: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  d: { year: "numeric", month: "2-digit", day: "2-digit" },
  D: { year: "numeric", month: "long", day: "numeric" },
  f: { year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" },
  F: { weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" },
  s: { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
  S: { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" },
};
const UNITS = [["year", 31557600], ["month", 2629800], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

export function formatTimestamp(unix, style, zone, now) {
  if (style === "R") return relative(unix - now);
  return new Intl.DateTimeFormat("en-GB", { ...(OPTIONS[style] ?? OPTIONS.f), timeZone: zone }).format(unix * 1000);
}

export function relative(seconds) {
  const words = new Intl.RelativeTimeFormat("en", { numeric: "always" });
  const [unit, size] = UNITS.find(([, s]) => Math.abs(seconds) >= s) ?? UNITS.at(-1);
  return words.format(Math.round(seconds / size), unit);
}

export function formatMoment(iso, zone) {
  return new Intl.DateTimeFormat("en-GB", { ...OPTIONS.f, timeZone: zone }).format(new Date(iso));
}
