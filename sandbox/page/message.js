// A message object of Discord's → an element, as a member sees it. `act(component, values)` is called when a button is
// pressed or a select changes; `context` is what markdown needs.

import { el, link, safeUrl } from "./dom.js";
import { icon } from "./icons.js";
import { inline, markdown } from "./markdown.js";
import { SelectMenu, optionsOf } from "./select.js";
import { formatMoment } from "./timestamps.js";

export const TYPE = {
  ROW: 1, BUTTON: 2, SELECT: 3, INPUT: 4, USERS: 5, ROLES: 6, MENTIONABLES: 7, CHANNELS: 8,
  SECTION: 9, TEXT: 10, THUMBNAIL: 11, GALLERY: 12, FILE: 13, SEPARATOR: 14, CONTAINER: 17, LABEL: 18,
  RADIO: 21, CHECKBOXES: 22, CHECKBOX: 23,
};
const SUPPRESS_EMBEDS = 4;
const BUTTON_STYLE = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

export function content(message, context, act) {
  const parts = [];
  if (message.content) parts.push(el("div", { className: "content" }, markdown(message.content, context)));
  const drawn = JSON.stringify([message.embeds, message.components]); // files that a card holds are not shown again
  for (const file of message.attachments ?? []) if (!drawn.includes(file.url)) parts.push(attachment(file));
  for (const embed of message.flags & SUPPRESS_EMBEDS ? [] : message.embeds ?? []) parts.push(embedCard(embed, context));
  for (const component of message.components ?? []) parts.push(component_(component, context, act));
  return parts;
}

export function component_(c, context, act) {
  switch (c.type) {
    case TYPE.ROW:
      return el("div", { className: "row" }, c.components.map((x) => component_(x, context, act)));
    case TYPE.BUTTON:
      return button(c, act);
    case TYPE.SELECT: case TYPE.USERS: case TYPE.ROLES: case TYPE.MENTIONABLES: case TYPE.CHANNELS:
      return select(c, context, act);
    case TYPE.SECTION:
      return el("div", { className: "section" },
        el("div", { className: "section-text" }, c.components.map((x) => component_(x, context, act))),
        el("div", { className: "section-side" }, component_(c.accessory, context, act)));
    case TYPE.TEXT:
      return el("div", { className: "content" }, markdown(c.content, context));
    case TYPE.THUMBNAIL:
      return picture(c.media?.url, c.description, "thumbnail");
    case TYPE.GALLERY:
      return el("div", { className: "gallery" }, c.items.map((i) => picture(i.media?.url, i.description, "picture")));
    case TYPE.FILE:
      return attachment({ filename: c.name, size: c.size, url: c.file?.url });
    case TYPE.SEPARATOR:
      return el("div", { className: `separator spacing-${c.spacing ?? 1} ${c.divider === false ? "bare" : ""}`, role: "separator" });
    case TYPE.CONTAINER: {
      const colour = Number.isInteger(c.accent_color) ? `#${c.accent_color.toString(16).padStart(6, "0")}` : undefined;
      const card = el("div", { className: "container", style: colour ? { "--accent": colour } : {} }, c.components.map((x) => component_(x, context, act)));
      return c.spoiler ? el("details", { className: "spoiler-card" }, el("summary", {}, "Spoiler"), card) : card;
    }
    default:
      return el("div", { className: "unknown" }, `[component ${c.type}]`);
  }
}

function button(c, act) {
  const label = [c.emoji?.name ? el("span", { "aria-hidden": true }, c.emoji.name + " ") : null, c.label ?? ""];
  const className = `button ${BUTTON_STYLE[c.style] ?? "secondary"}`;
  if (c.style === 5) {
    const href = safeUrl(c.url);
    if (!href || c.disabled) return el("button", { className, type: "button", disabled: true }, label);
    return el("a", { className, href, target: "_blank", rel: "noopener noreferrer nofollow" }, label, icon("away"), el("span", { className: "visually-hidden" }, " (opens elsewhere)"));
  }
  return el("button", { className, type: "button", disabled: c.disabled, dataset: { customId: c.custom_id }, onclick: (event) => act?.(c, [], event.currentTarget) }, label);
}

function select(c, context, act) {
  const settings = { placeholder: c.placeholder, least: c.min_values ?? 1, most: c.max_values ?? 1, disabled: c.disabled };
  const menu = new SelectMenu(optionsOf(c, context.choices ?? (() => [])), settings, (values) => act?.(c, values, menu.button));
  menu.button.dataset.customId = c.custom_id;
  return menu.node;
}

function attachment({ filename, size, url, content_type: kind }) {
  if (kind?.startsWith("image/")) return picture(url, filename, "picture");
  return el("div", { className: "file" }, icon("file"), el("div", {}, link(url, filename ?? "file"), el("small", {}, sized(size))));
}

function sized(bytes) {
  if (!Number.isFinite(bytes)) return "";
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
}

function picture(url, description, className) {
  const src = safeUrl(url);
  const onerror = (event) => event.target.replaceWith(el("span", { className: "unknown" }, description || "[picture]")); // it may be elsewhere, and one offline
  return src ? el("img", { className, src, alt: description ?? "", loading: "lazy", referrerpolicy: "no-referrer", onerror }) : null;
}

function embedCard(e, context) {
  const colour = Number.isInteger(e.color) ? `#${e.color.toString(16).padStart(6, "0")}` : undefined;
  const title = e.title ? el("div", { className: "embed-title" }, e.url ? link(e.url, inline(e.title, context)) : inline(e.title, context)) : null;
  return el("div", { className: "container embed", style: colour ? { "--accent": colour } : {} },
    picture(e.thumbnail?.url, "", "thumbnail embed-thumbnail"),
    e.author?.name ? el("div", { className: "embed-author" }, e.author.url ? link(e.author.url, e.author.name) : e.author.name) : null,
    title,
    e.description ? el("div", { className: "content" }, markdown(e.description, context)) : null,
    e.fields?.length ? el("div", { className: "embed-fields" }, e.fields.map((f) =>
      el("div", { className: f.inline ? "inline" : undefined }, el("strong", {}, inline(f.name, context)), markdown(f.value, context)))) : null,
    picture(e.image?.url, "", "picture"),
    e.footer?.text || e.timestamp ? el("div", { className: "md-small" }, [e.footer?.text, e.timestamp && formatMoment(e.timestamp, context.zone)].filter(Boolean).join(" • ")) : null);
}
