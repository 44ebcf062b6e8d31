// The messages of the channel one looks at: grouped by author and day, kept at the end, changed in place.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { inline } from "./markdown.js";
import { content } from "./message.js";
import { avatar } from "./places.js";
import { ask } from "./server.js";
import { formatDay, formatMoment, formatTimestamp } from "./timestamps.js";

const EPHEMERAL = 64;
const LOADING = 128;
const NEAR_END_PX = 160;
const GROUPED_WITHIN_MS = 7 * 60 * 1000;
const byAge = (a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);
const moment = (message) => message.sandbox?.domain_at ?? message.timestamp;

export class MessageList {
  nodes = new Map(); // message id → element
  last = null; // the message at the end

  constructor(world, parts, zone, say) {
    Object.assign(this, { world, list: parts.list, below: parts.below, zone, say });
    world.addEventListener("channel", () => this.draw());
    world.addEventListener("message", (e) => this.place(e.detail.message, true));
    world.addEventListener("removed", () => this.draw());
    world.addEventListener("interaction", (e) => this.settle(e.detail));
    parts.below.addEventListener("click", () => this.toEnd());
    parts.list.addEventListener("scroll", () => this.atEnd() && (this.below.hidden = true));
    setInterval(() => this.retime(), 1000);
    this.context = {
      zone,
      now: () => world.unix(),
      user: (id) => { const p = [world.bot, ...world.people].find((one) => one.id === id); return p && (p.global_name ?? p.username); },
      role: (id) => world.guilds.flatMap((g) => g.roles).find((r) => r.id === id)?.name,
      channel: (id) => world.channel(id)?.name,
      choices: (component) => this.choices(component),
    };
  }

  draw() {
    this.nodes.clear();
    this.last = null;
    this.list.replaceChildren(this.beginning());
    for (const message of [...this.world.messages.values()].sort(byAge)) this.place(message);
    this.toEnd();
  }

  beginning() {
    const channel = this.world.channel();
    if (!channel) return el("div", { className: "beginning" }, el("h2", {}, "Nothing to see here"), el("p", {}, "This person has no channel open."));
    const direct = channel.type === 1;
    const title = direct ? this.world.bot.global_name ?? this.world.bot.username : `Welcome to #${channel.name}!`;
    const words = direct ? "What T-Minus writes to this person alone. It writes only to those who asked." : `The start of #${channel.name}. ${channel.topic ? channel.topic + "." : ""}`;
    const { clock, messages } = this.world;
    const play = !messages.size && !direct && clock.next && !(clock.playing && clock.auto)
      ? el("button", { type: "button", className: "button success", onclick: (event) => (event.currentTarget.remove(), document.getElementById("play").click()) }, icon("play"), "Play the story") : null;
    return el("div", { className: "beginning" }, el("span", { className: "sign" }, icon(direct ? "at" : "hash")), el("h2", {}, title), el("p", {}, words), play);
  }

  place(message, fresh = false) {
    this.list.querySelector(".beginning .button")?.remove();
    const old = this.nodes.get(message.id);
    const stay = !fresh || this.atEnd();
    const before = old ? this.world.messages.get(old.dataset.after) : this.last;
    const node = this.message(message, before);
    if (old) old.replaceWith(node);
    else {
      if (!before || formatDay(moment(before), this.zone) !== formatDay(moment(message), this.zone)) this.list.append(el("div", { className: "day", role: "separator" }, el("span", {}, formatDay(moment(message), this.zone))));
      this.list.append(node);
      this.last = message;
      if (fresh) node.classList.add("fresh");
    }
    if (this.last?.id === message.id) this.last = message;
    this.nodes.set(message.id, node);
    if (fresh && stay) this.toEnd();
    else if (fresh && !old) this.below.hidden = false;
  }

  message(message, before) {
    const author = message.author;
    const ephemeral = Boolean(message.flags & EPHEMERAL);
    const name = author.global_name ?? author.username;
    const used = message.interaction_metadata;
    const reply = message.message_reference && (message.referenced_message ?? this.world.messages.get(message.message_reference.message_id));
    const grouped = before && !used?.name && !message.message_reference && before.author.id === author.id && formatDay(moment(before), this.zone) === formatDay(moment(message), this.zone)
      && Date.parse(moment(message)) - Date.parse(moment(before)) < GROUPED_WITHIN_MS && !ephemeral && !(before.flags & EPHEMERAL);
    const thinking = message.flags & LOADING;
    const body = thinking ? el("div", { className: "thinking" }, el("span", { className: "dots", "aria-hidden": true }), `${name} is thinking…`) : content(message, this.context, (c, values, node) => this.use(message, c, values, node));
    const when = formatMoment(moment(message), this.zone);
    return el("article", { className: `message ${this.world.pings(message) ? "pings" : ""} ${ephemeral ? "ephemeral" : ""} ${grouped ? "grouped" : ""}`, "aria-label": `${name}, ${when}`, dataset: { id: message.id, after: before?.id } },
      used?.name ? el("div", { className: "used" }, icon("reply"), el("strong", {}, used.user.global_name ?? used.user.username), " used ", el("span", { className: "mention" }, "/" + used.name)) : null,
      message.message_reference ? el("div", { className: "reply" }, icon("reply"), reply ? [el("strong", {}, reply.author.global_name ?? reply.author.username), " ", inline(firstWords(reply), this.context)] : "an earlier message") : null,
      avatar(author, this.world),
      el("div", { className: "body" },
        el("div", { className: "head" }, el("span", { className: "author" }, name), author.bot ? el("span", { className: "tag" }, "APP") : null, el("time", { className: "when", datetime: moment(message) }, when)),
        body,
        message.edited_timestamp && !thinking && !used ? el("span", { className: "edited" }, "(edited)") : null,
        ephemeral ? el("div", { className: "only-you" }, icon("eye"), "Only you can see this · ", el("button", { type: "button", className: "like-link", onclick: () => this.dismiss(message) }, "Dismiss message")) : null));
  }

  choices(component) {
    const { guild, people } = this.world;
    if (component.type === 8) return (guild?.channels ?? []).filter((c) => !component.channel_types?.length || component.channel_types.includes(c.type)).map((c) => [c.id, "#" + c.name]);
    if (component.type === 6) return (guild?.roles ?? []).map((r) => [r.id, "@" + r.name.replace(/^@/, "")]);
    return people.map((p) => [p.id, "@" + (p.global_name ?? p.username)]);
  }

  async use(message, component, values, node) {
    const body = { as: this.world.person.id, message: message.id, custom_id: component.custom_id, wait: "none" };
    node?.setAttribute("aria-busy", "true");
    if (component.custom_id.includes(".notify:")) this.world.tell("used", "notify");
    try {
      await (component.type === 2 ? ask("act/press", body) : ask("act/select", { ...body, values }));
    } catch (error) {
      node?.removeAttribute("aria-busy");
      this.say(error.message);
    }
  }

  settle(interaction) {
    if (interaction.state === "sent" || !interaction.source_id) return;
    for (const node of this.nodes.get(interaction.source_id)?.querySelectorAll("[aria-busy]") ?? []) node.removeAttribute("aria-busy");
  }

  async dismiss(message) {
    try {
      await ask("act/dismiss", { as: this.world.person.id, message: message.id });
    } catch (error) {
      this.say(error.message);
    }
  }

  retime() {
    for (const node of this.list.querySelectorAll("time.timestamp[data-style=R]")) node.textContent = formatTimestamp(Number(node.dataset.unix), "R", this.zone, this.world.unix());
  }

  atEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END_PX;
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.below.hidden = true;
  }
}

function firstWords(message) {
  const text = message.content || findText(message.components ?? []) || "a message";
  return text.split("\n")[0].replace(/^[#>-]+ /, "").slice(0, 80);
}

function findText(components) {
  for (const c of components) {
    if (c.type === 10) return c.content;
    const inner = findText([...(c.components ?? []), ...(c.accessory ? [c.accessory] : [])]);
    if (inner) return inner;
  }
  return "";
}
