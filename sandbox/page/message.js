// A message object of Discord's → an element, as a member sees it. `act(component, values)` is called when a button is
// pressed or a select changes; `context` is what markdown needs.

import { el, link, safeUrl } from "./dom.js";
import { icon } from "./icons.js";
import { inline, markdown } from "./markdown.js";

export const TYPE = {
  ROW: 1, BUTTON: 2, SELECT: 3, INPUT: 4, USERS: 5, ROLES: 6, MENTIONABLES: 7, CHANNELS: 8,
  SECTION: 9, TEXT: 10, THUMBNAIL: 11, GALLERY: 12, FILE: 13, SEPARATOR: 14, CONTAINER: 17, LABEL: 18,
};
const BUTTON_STYLE = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

export function content(message, context, act) {
  const parts = [];
  if (message.content) parts.push(el("div", { className: "content" }, markdown(message.content, context)));
  for (const embed of message.embeds ?? []) parts.push(embedCard(embed, context));
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
    case TYPE.SEPARATOR:
      return el("div", { className: `separator spacing-${c.spacing ?? 1} ${c.divider === false ? "bare" : ""}`, role: "separator" });
    case TYPE.CONTAINER: {
      const colour = Number.isInteger(c.accent_color) ? `#${c.accent_color.toString(16).padStart(6, "0")}` : undefined;
      return el("div", { className: `container ${c.spoiler ? "hidden-spoiler" : ""}`, style: colour ? { "--accent": colour } : {} },
        c.components.map((x) => component_(x, context, act)));
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
  const options = c.type === TYPE.SELECT ? c.options.map((o) => [o.value, o.label, o.default]) : (context.choices?.(c) ?? []);
  const many = (c.max_values ?? 1) > 1;
  const node = el("select", { className: "select", multiple: many, disabled: c.disabled, "aria-label": c.placeholder ?? "Choose" },
    many ? null : el("option", { value: "", disabled: true, selected: true }, c.placeholder ?? "Make a selection"),
    options.map(([value, label, chosen]) => el("option", { value, selected: chosen || undefined }, label)));
  node.addEventListener("change", () => act?.(c, [...node.selectedOptions].map((o) => o.value), node));
  return node;
}

function picture(url, description, className) {
  const src = safeUrl(url);
  return src ? el("img", { className, src, alt: description ?? "", loading: "lazy", referrerpolicy: "no-referrer" }) : null;
}

function embedCard(e, context) {
  const colour = Number.isInteger(e.color) ? `#${e.color.toString(16).padStart(6, "0")}` : undefined;
  const title = e.title ? el("div", { className: "embed-title" }, e.url ? link(e.url, inline(e.title, context)) : inline(e.title, context)) : null;
  return el("div", { className: "container embed", style: colour ? { "--accent": colour } : {} },
    picture(e.thumbnail?.url, "", "thumbnail embed-thumbnail"),
    e.author?.name ? el("div", { className: "embed-author" }, e.author.name) : null,
    title,
    e.description ? el("div", { className: "content" }, markdown(e.description, context)) : null,
    e.fields?.length ? el("div", { className: "embed-fields" }, e.fields.map((f) =>
      el("div", { className: f.inline ? "inline" : undefined }, el("strong", {}, inline(f.name, context)), markdown(f.value, context)))) : null,
    picture(e.image?.url, "", "picture"),
    e.footer?.text ? el("div", { className: "md-small" }, e.footer.text) : null);
}
