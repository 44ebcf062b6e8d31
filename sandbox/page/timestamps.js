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
// As Discord rounds: 80 minutes are an hour, 40 days are a month. [below, size in seconds, words]
const DISTANCES = [
  [45, 1, "a few seconds"],
  [2, 60, "a minute"],
  [45, 60, "# minutes"],
  [2, 3600, "an hour"],
  [22, 3600, "# hours"],
  [2, 86400, "a day"],
  [26, 86400, "# days"],
  [2, 2629800, "a month"],
  [11, 2629800, "# months"],
  [2, 31557600, "a year"],
  [Infinity, 31557600, "# years"],
];

export function formatTimestamp(unix, style, zone, now) {
  if (style === "R") return relative(unix - now);
  return format(new Date(unix * 1000), OPTIONS[style] ?? OPTIONS.f, zone);
}

export function relative(seconds) {
  const distance = Math.abs(seconds);
  const [, size, words] = DISTANCES.find(([below, unit]) => Math.round(distance / unit) < below);
  const said = words.replace("#", String(Math.round(distance / size)));
  return seconds >= 0 ? `in ${said}` : `${said} ago`;
}

export function formatMoment(iso, zone) {
  return format(new Date(iso), OPTIONS.f, zone);
}

export function formatTime(iso, zone) {
  return format(new Date(iso), OPTIONS.t, zone);
}

export function formatDay(iso, zone) {
  return format(new Date(iso), OPTIONS.D, zone);
}

const made = new Map(); // making a format is slow, using it is not

function format(date, options, zone) {
  if (Number.isNaN(date.getTime())) return "an unknown time";
  const key = zone + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone }));
  return made.get(key).format(date);
}
