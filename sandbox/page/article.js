// One message with all that stands around it: who, when, in answer to what, for whom, and its menu's sign.

import { el } from "./dom.js";
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
  const { author } = message;
  const name = nameOf(author);
  const ephemeral = Boolean(message.flags & EPHEMERAL);
  const thinking = Boolean(message.flags & LOADING);
  const grouped = before && joins(message, before, context.zone);
  const when = formatMoment(moment(message), context.zone);
  const classes = ["message", world.pings(message) && "pings", ephemeral && "ephemeral", grouped && "grouped"].filter(Boolean).join(" ");
  return el("article", { className: classes, "aria-label": `${name}, ${when}${ephemeral ? ", only you can see this" : ""}`, tabindex: -1, dataset: { id: message.id, after: before?.id } },
    usedLine(message), replyLine(message, world, context, jump),
    avatar(author, world),
    grouped ? el("time", { className: "beside", datetime: moment(message), "aria-hidden": true }, formatTime(moment(message), context.zone)) : null,
    el("div", { className: "body" },
      el("div", { className: "head" }, el("span", { className: "author" }, name), author.bot ? el("span", { className: "tag" }, "APP") : null, el("time", { className: "when", datetime: moment(message) }, when)),
      thinking ? el("div", { className: "thinking" }, el("span", { className: "dots", "aria-hidden": true }), `${name} is thinking…`) : body(message, context, act),
      message.edited_timestamp && !thinking && !message.interaction_metadata ? el("span", { className: "edited" }, "(edited)") : null,
      ephemeral ? el("div", { className: "only-you" }, icon("eye"), "Only you can see this · ", el("button", { type: "button", className: "like-link", onclick: () => dismiss(message) }, "Dismiss message")) : null),
    thinking ? null : el("button", { type: "button", className: "icon-button more-sign", "aria-label": `More on the message of ${name}`, "aria-haspopup": "menu", title: "More" }, icon("more")));
}

function body(message, context, act) {
  if (message.local) return el("div", { className: "failed" }, message.content);
  return content(message, context, act);
}

function usedLine({ interaction_metadata: used }) {
  if (!used?.name) return null;
  const said = used.target_message_id ? used.name : "/" + used.name;
  return el("div", { className: "used" }, icon("reply"), el("strong", {}, nameOf(used.user)), " used ", el("span", { className: "mention" }, said));
}

function replyLine(message, world, context, jump) {
  const { message_reference: to } = message;
  if (!to) return null;
  const reply = message.referenced_message ?? world.messages.get(to.message_id);
  const words = reply ? [el("strong", {}, nameOf(reply.author)), " ", el("span", { className: "first" }, inline(firstLine(reply), { ...context, inLink: true }))] : "an earlier message";
  return el("div", { className: "reply" }, icon("reply"), el("button", { type: "button", className: "reply-to", "aria-label": `In reply to ${reply ? nameOf(reply.author) : "an earlier message"}: go there`, onclick: () => jump(to.message_id) }, words));
}

// A message of the same author, soon after, needs no head of its own.
function joins(message, before, zone) {
  const alone = message.interaction_metadata?.name || message.message_reference || (message.flags | before.flags) & EPHEMERAL;
  return !alone && before.author.id === message.author.id && formatDay(moment(before), zone) === formatDay(moment(message), zone)
    && Date.parse(moment(message)) - Date.parse(moment(before)) < GROUPED_WITHIN_MS;
}

// All the words of a message, as it has them.
export function plainText(message) {
  const embeds = (message.embeds ?? []).flatMap((e) => [e.title, e.description, ...(e.fields ?? []).flatMap((f) => [f.name, f.value]), e.footer?.text]);
  return [message.content, ...embeds, ...texts(message.components ?? [])].filter(Boolean).join("\n");
}

function firstLine(message) {
  const line = plainText(message).split("\n").find(Boolean) ?? "a message";
  return line.replace(/^[#>-]+ /, "").slice(0, 80);
}

function texts(components) {
  return components.flatMap((c) => (c.type === 10 ? [c.content] : texts([...(c.components ?? []), ...(c.accessory ? [c.accessory] : [])])));
}
