// Discord's markdown → elements. Names of people, roles and channels, the zone and the clock come from `context`:
// {user(id), role(id), channel(id) → name or undefined, zone, now() → unix seconds of the demo's clock}.

import { div, el, fragment, link, safeUrl, span } from "./dom.js";
import { formatTimestamp } from "./timestamps.js";

const INLINE = [
  [/^\\([^A-Za-z0-9\s])/, (m) => m[1]],
  [/^(`{1,2})([^`]+?)\1/, (m) => el("code", {}, m[2])],
  [/^\*\*(?=\S)([\s\S]+?)\*\*(?!\*)/, (m, c) => el("strong", {}, inline(m[1], c))],
  [/^__(?=\S)([\s\S]+?)__(?!_)/, (m, c) => el("u", {}, inline(m[1], c))],
  [/^~~(?=\S)([\s\S]+?)~~/, (m, c) => el("s", {}, inline(m[1], c))],
  [/^\|\|([\s\S]+?)\|\|/, (m, c) => spoiler(inline(m[1], c))],
  [/^\*(?=[^\s*])((?:\\.|[^*\\])+?)\*(?!\*)/, (m, c) => el("em", {}, inline(m[1], c))],
  [/^_(?=[^\s_])((?:\\.|[^_\\])+?)_(?![A-Za-z0-9_])/, (m, c) => el("em", {}, inline(m[1], c))],
  [
    /^\[((?:\\.|[^\[\]\\])+)\]\(<?(https?:\/\/[^\s<>)]+)>?\)/,
    (m, c) => link(m[2], inline(m[1], { ...c, inLink: true })),
  ],
  [/^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/, (m, c) => timestamp(Number(m[1]), m[2] ?? "f", c)],
  [/^<@!?(\d+)>/, (m, c) => mention("@" + (c.user?.(m[1]) ?? "unknown-user"))],
  [/^<@&(\d+)>/, (m, c) => roleMention(c.role?.(m[1]))],
  [
    /^<#(\d+)>/,
    (m, c) =>
      c.channel?.(m[1]) ? mention("#" + c.channel(m[1]), !c.inLink && (() => c.visit(m[1]))) : mention("#No access"),
  ],
  [/^<\/([-\w ]+):\d+>/, (m, c) => mention("/" + m[1], !c.inLink && c.fill && (() => c.fill(m[1])))],
  [/^<a?:(\w+):\d+>/, (m) => ":" + m[1] + ":"],
  [/^<(https?:\/\/[^\s<>]+)>/, (m) => link(m[1], m[1])],
  [/^https?:\/\/[^\s<>]+[^\s<>.,:;"')\]!?]/, (m, c) => (c.inLink || !safeUrl(m[0]) ? m[0] : link(m[0], m[0]))],
  [/^(@everyone|@here)\b/, (m) => mention(m[1])],
];
const SPECIAL = /[\\`*_~|\[<@h]/;

export function markdown(text, context = {}) {
  const out = fragment();
  const parts = String(text).split(/```(?:[\w+-]*\n)?([\s\S]+?)```/);
  parts.forEach((part, i) => {
    if (i % 2) out.append(el("pre", {}, el("code", {}, part)));
    else if (part) out.append(...blocks(part.replace(/^\n/, i ? "" : "\n").replace(/^\n/, ""), context));
  });
  return out;
}

function blocks(text, context) {
  const lines = text.split("\n");
  const out = [];
  let plain = [];
  const flush = () => {
    if (plain.length) out.push(div("md-text", joinLines(plain, context)));
    plain = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    let m;
    if ((m = /^(#{1,3}) +(.+)$/.exec(line))) {
      flush();
      out.push(el("div", { className: `md-h${m[1].length}`, role: "heading", "aria-level": 3 }, inline(m[2], context)));
    } else if ((m = /^-# +(.+)$/.exec(line))) {
      flush();
      out.push(div("md-small", inline(m[1], context)));
    } else if (/^> /.test(line) || line === ">") {
      flush();
      const quoted = [];
      while (i < lines.length && (/^> /.test(lines[i]) || lines[i] === ">"))
        quoted.push(lines[i++].replace(/^> ?/, ""));
      i--;
      out.push(el("blockquote", {}, blocks(quoted.join("\n"), context)));
    } else if (/^ *[-*] /.test(line)) {
      flush();
      const items = [];
      while (i < lines.length && (m = /^( *)[-*] (.+)$/.exec(lines[i]))) {
        items.push(el("li", { className: m[1].length ? "deeper" : undefined }, inline(m[2], context)));
        i++;
      }
      i--;
      out.push(el("ul", {}, items));
    } else if ((m = /^(\d+)\. (.+)$/.exec(line))) {
      flush();
      const items = [];
      const start = m[1];
      while (i < lines.length && (m = /^\d+\. (.+)$/.exec(lines[i]))) {
        items.push(el("li", {}, inline(m[1], context)));
        i++;
      }
      i--;
      out.push(el("ol", { start }, items));
    } else plain.push(line);
  }
  flush();
  return out;
}

function joinLines(lines, context) {
  const out = fragment();
  lines.forEach((line, i) => {
    if (i) out.append(el("br"));
    out.append(inline(line, context));
  });
  return out;
}

export function inline(text, context) {
  const out = fragment();
  let rest = text;
  let plain = "";
  let before = "";
  while (rest) {
    let hit = null;
    if (SPECIAL.test(rest[0])) {
      for (const [pattern, make] of INLINE) {
        // an underscore within a word is no emphasis
        if (rest[0] === "_" && /\w/.test(before) && !rest.startsWith("__")) break;
        const m = pattern.exec(rest);
        if (m) {
          hit = [m, make];
          break;
        }
      }
    }
    if (hit) {
      if (plain) out.append(plain);
      plain = "";
      out.append(hit[1](hit[0], context));
      before = hit[0][0].at(-1);
      rest = rest.slice(hit[0][0].length);
    } else {
      plain += rest[0];
      before = rest[0];
      rest = rest.slice(1);
    }
  }
  if (plain) out.append(plain);
  return out;
}

function timestamp(unix, style, context) {
  const zone = context.zone;
  const now = context.now?.() ?? Date.now() / 1000;
  const title = formatTimestamp(unix, "F", zone, now);
  const attributes = { className: "timestamp", title, datetime: new Date(unix * 1000).toISOString() };
  return el("time", { ...attributes, dataset: { unix, style } }, formatTimestamp(unix, style, zone, now));
}

function mention(text, go) {
  if (go) return el("button", { type: "button", className: "mention", onclick: go }, text);
  return span("mention", text);
}

function roleMention(role) {
  const node = mention("@" + (role?.name ?? "deleted-role").replace(/^@/, ""));
  if (role?.color) node.style.setProperty("--role", `#${role.color.toString(16).padStart(6, "0")}`);
  return node;
}

function spoiler(content) {
  const node = el(
    "span",
    { className: "spoiler", role: "button", tabindex: 0, "aria-label": "Spoiler, press to show" },
    content,
  );
  const show = () => node.classList.add("shown");
  node.addEventListener("click", show);
  node.addEventListener("keydown", (e) => (e.key === "Enter" || e.key === " ") && show());
  return node;
}
