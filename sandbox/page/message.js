// A message object of Discord's → an element, as a member sees it. `act(component, values)` is called when a button is
// pressed or a select changes; `context` is what markdown needs.

import { div, el, link, safeUrl, span } from "./dom.js";
import { icon } from "./icons.js";
import { inline, markdown } from "./markdown.js";
import { SelectMenu, optionsOf } from "./select.js";
import { formatMoment } from "./timestamps.js";

export const TYPE = {
  ROW: 1,
  BUTTON: 2,
  SELECT: 3,
  INPUT: 4,
  USERS: 5,
  ROLES: 6,
  MENTIONABLES: 7,
  CHANNELS: 8,
  SECTION: 9,
  TEXT: 10,
  THUMBNAIL: 11,
  GALLERY: 12,
  FILE: 13,
  SEPARATOR: 14,
  CONTAINER: 17,
  LABEL: 18,
  RADIO: 21,
  CHECKBOXES: 22,
  CHECKBOX: 23,
};
const SUPPRESS_EMBEDS = 4;
const BUTTON_STYLE = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

export function content(message, context, act) {
  const parts = [];
  if (message.content) parts.push(div("content", markdown(message.content, context)));
  const drawn = JSON.stringify([message.embeds, message.components]); // files that a card holds are not shown again
  for (const file of message.attachments ?? []) if (!drawn.includes(file.url)) parts.push(attachment(file));
  for (const embed of message.flags & SUPPRESS_EMBEDS ? [] : (message.embeds ?? []))
    parts.push(embedCard(embed, context));
  for (const component of message.components ?? []) parts.push(draw(component, context, act));
  return parts;
}

const DRAW = {
  [TYPE.ROW]: (c, ...with_) => div("row", all(c.components, ...with_)),
  [TYPE.BUTTON]: (c, _, act) => button(c, act),
  [TYPE.SECTION]: (c, ...with_) =>
    div("section", div("section-text", all(c.components, ...with_)), div("section-side", draw(c.accessory, ...with_))),
  [TYPE.TEXT]: (c, context) => div("content", markdown(c.content, context)),
  [TYPE.THUMBNAIL]: (c) => picture(c.media?.url, c.description, "thumbnail"),
  [TYPE.GALLERY]: (c) =>
    div(
      "gallery",
      c.items.map((i) => picture(i.media?.url, i.description, "picture")),
    ),
  [TYPE.FILE]: (c) => attachment({ filename: c.name, size: c.size, url: c.file?.url }),
  [TYPE.SEPARATOR]: (c) => separator(c),
  [TYPE.CONTAINER]: (c, ...with_) => container(c, all(c.components, ...with_)),
};
for (const type of [TYPE.SELECT, TYPE.USERS, TYPE.ROLES, TYPE.MENTIONABLES, TYPE.CHANNELS]) DRAW[type] = select;

function draw(component, context, act) {
  const known = DRAW[component.type];
  return known ? known(component, context, act) : div("unknown", `[component ${component.type}]`);
}

function all(components, context, act) {
  return components.map((one) => draw(one, context, act));
}

function separator({ spacing = 1, divider }) {
  return el("div", { className: `separator spacing-${spacing} ${divider === false ? "bare" : ""}`, role: "separator" });
}

function container({ accent_color: colour, spoiler }, parts) {
  const card = el("div", { className: "container", style: accent(colour) }, parts);
  return spoiler ? el("details", { className: "spoiler-card" }, el("summary", {}, "Spoiler"), card) : card;
}

function accent(colour) {
  return Number.isInteger(colour) ? { "--accent": `#${colour.toString(16).padStart(6, "0")}` } : {};
}

function button(c, act) {
  const label = [c.emoji?.name ? el("span", { "aria-hidden": true }, c.emoji.name + " ") : null, c.label ?? ""];
  const className = `button ${BUTTON_STYLE[c.style] ?? "secondary"}`;
  if (c.style === 5) {
    const href = safeUrl(c.url);
    if (!href || c.disabled) return el("button", { className, type: "button", disabled: true }, label);
    return el(
      "a",
      { className, href, target: "_blank", rel: "noopener noreferrer nofollow" },
      label,
      icon("away"),
      span("visually-hidden", " (opens elsewhere)"),
    );
  }
  return el(
    "button",
    {
      className,
      type: "button",
      disabled: c.disabled,
      dataset: { customId: c.custom_id },
      onclick: (event) => act?.(c, [], event.currentTarget),
    },
    label,
  );
}

function select(c, context, act) {
  const settings = {
    placeholder: c.placeholder,
    least: c.min_values ?? 1,
    most: c.max_values ?? 1,
    disabled: c.disabled,
  };
  const menu = new SelectMenu(optionsOf(c, context.choices ?? (() => [])), settings, (values) =>
    act?.(c, values, menu.button),
  );
  menu.button.dataset.customId = c.custom_id;
  return menu.node;
}

function attachment({ filename, size, url, content_type: kind }) {
  if (kind?.startsWith("image/")) return picture(url, filename, "picture");
  return div("file", icon("file"), el("div", {}, link(url, filename ?? "file"), el("small", {}, sized(size))));
}

function sized(bytes) {
  if (!Number.isFinite(bytes)) return "";
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
}

function picture(url, description, className) {
  const src = safeUrl(url);
  const onerror = (event) => event.target.replaceWith(span("unknown", description || "[picture]")); // it may be elsewhere, and one offline
  return src
    ? el("img", { className, src, alt: description ?? "", loading: "lazy", referrerpolicy: "no-referrer", onerror })
    : null;
}

function embedCard(e, context) {
  const field = (f) =>
    el(
      "div",
      { className: f.inline ? "inline" : null },
      el("strong", {}, inline(f.name, context)),
      markdown(f.value, context),
    );
  const small = [e.footer?.text, e.timestamp && formatMoment(e.timestamp, context.zone)].filter(Boolean).join(" • ");
  return el(
    "div",
    { className: "container embed", style: accent(e.color) },
    picture(e.thumbnail?.url, "", "thumbnail embed-thumbnail"),
    e.author?.name ? div("embed-author", e.author.url ? link(e.author.url, e.author.name) : e.author.name) : null,
    e.title ? div("embed-title", e.url ? link(e.url, inline(e.title, context)) : inline(e.title, context)) : null,
    e.description ? div("content", markdown(e.description, context)) : null,
    e.fields?.length ? div("embed-fields", e.fields.map(field)) : null,
    picture(e.image?.url, "", "picture"),
    small ? div("md-small", small) : null,
  );
}
