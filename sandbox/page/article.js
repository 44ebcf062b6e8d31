// One message with all that stands around it: who, when, in answer to what, for whom, and its menu's sign.

import { div, el, span } from "./dom.js";
import { icon } from "./icons.js";
import { inline } from "./markdown.js";
import { content } from "./message.js";
import { avatar } from "./places.js";
import { formatDay, formatMoment, formatTime } from "./timestamps.js";

const EPHEMERAL = 64;
const LOADING = 128;
const GROUPED_WITHIN_MS = 7 * 60 * 1000;

export const moment = (message) => message.sandbox?.domain_at ?? message.timestamp;
export const nameOf = (author) => author.global_name ?? author.username;

// `act(component, values, node)`, `dismiss(message)` and `jump(id)` are called when one uses the message.
export function article(message, before, world, context, { act, dismiss, jump }) {
  const name = nameOf(message.author);
  const when = formatMoment(moment(message), context.zone);
  const ephemeral = Boolean(message.flags & EPHEMERAL);
  const thinking = Boolean(message.flags & LOADING);
  const grouped = before && joins(message, before, context.zone);
  const className = classes({ message: true, pings: world.pings(message), ephemeral, grouped });
  const label = `${name}, ${when}${ephemeral ? ", only you can see this" : ""}`;
  const dataset = { id: message.id, after: before?.id };
  return el(
    "article",
    { className, "aria-label": label, tabindex: -1, dataset },
    usedLine(message),
    replyLine(message, world, context, jump),
    avatar(message.author, world),
    grouped ? besideLine(message, context.zone) : null,
    div(
      "body",
      head(message, when),
      thinking ? waiting(name) : body(message, context, act),
      wasEdited(message) ? span("edited", "(edited)") : null,
      ephemeral ? onlyYou(() => dismiss(message)) : null,
    ),
    thinking ? null : menuSign(name),
  );
}

function classes(claims) {
  return Object.keys(claims)
    .filter((name) => claims[name])
    .join(" ");
}

function head({ author, ...message }, when) {
  const tag = author.bot ? span("tag", "APP") : null;
  const time = el("time", { className: "when", datetime: moment(message) }, when);
  return div("head", span("author", nameOf(author)), tag, time);
}

// The hour beside a message without a head, for the pointer; what reads aloud has it in the label.
function besideLine(message, zone) {
  const about = { className: "beside", datetime: moment(message), "aria-hidden": true };
  return el("time", about, formatTime(moment(message), zone));
}

function waiting(name) {
  return div("thinking", el("span", { className: "dots", "aria-hidden": true }), `${name} is thinking…`);
}

function body(message, context, act) {
  if (message.local) return div("failed", message.content);
  return content(message, context, act);
}

// An answer that came after a deferral counts as new on Discord, not as edited.
function wasEdited({ edited_timestamp: edited, flags, interaction_metadata: used }) {
  return edited && !(flags & LOADING) && !used;
}

function onlyYou(dismiss) {
  const button = el("button", { type: "button", className: "like-link", onclick: dismiss }, "Dismiss message");
  return div("only-you", icon("eye"), "Only you can see this · ", button);
}

function menuSign(name) {
  const className = "icon-button more-sign";
  const label = `More on the message of ${name}`;
  const about = { type: "button", className, "aria-label": label, "aria-haspopup": "menu", title: "More" };
  return el("button", about, icon("more"));
}

function usedLine({ interaction_metadata: used }) {
  if (!used?.name) return null;
  const said = used.target_message_id ? used.name : "/" + used.name;
  return div("used", icon("reply"), el("strong", {}, nameOf(used.user)), " used ", span("mention", said));
}

function replyLine(message, world, context, jump) {
  const { message_reference: to } = message;
  if (!to) return null;
  const reply = message.referenced_message ?? world.messages.get(to.message_id);
  const whose = reply ? nameOf(reply.author) : "an earlier message";
  const words = reply ? [el("strong", {}, whose), " ", inline(firstLine(reply), { ...context, inLink: true })] : whose;
  const about = { className: "reply-to", "aria-label": `In reply to ${whose}: go there` };
  return div(
    "reply",
    icon("reply"),
    el("button", { type: "button", ...about, onclick: () => jump(to.message_id) }, words),
  );
}

// A message of the same author, soon after, needs no head of its own.
function joins(message, before, zone) {
  const alone =
    message.interaction_metadata?.name || message.message_reference || (message.flags | before.flags) & EPHEMERAL;
  return (
    !alone &&
    before.author.id === message.author.id &&
    formatDay(moment(before), zone) === formatDay(moment(message), zone) &&
    Date.parse(moment(message)) - Date.parse(moment(before)) < GROUPED_WITHIN_MS
  );
}

// All the words of a message, as it has them.
export function plainText(message) {
  const embeds = (message.embeds ?? []).flatMap((e) => [
    e.title,
    e.description,
    ...(e.fields ?? []).flatMap((f) => [f.name, f.value]),
    e.footer?.text,
  ]);
  return [message.content, ...embeds, ...texts(message.components ?? [])].filter(Boolean).join("\n");
}

function firstLine(message) {
  const line = plainText(message).split("\n").find(Boolean) ?? "a message";
  return line.replace(/^[#>-]+ /, "").slice(0, 80);
}

function texts(components) {
  return components.flatMap((c) =>
    c.type === 10 ? [c.content] : texts([...(c.components ?? []), ...(c.accessory ? [c.accessory] : [])]),
  );
}
