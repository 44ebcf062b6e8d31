// The messages of the channel one looks at: kept at the end, changed in place, walked through with the arrow keys.

import { article, moment, nameOf, plainText } from "./article.js";
import { div, el, span } from "./dom.js";
import { icon } from "./icons.js";
import { MessageMenu } from "./menu.js";
import { ask } from "./server.js";
import { formatDay, formatTimestamp } from "./timestamps.js";

const NEAR_END_PX = 160;
const byAge = (a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);

export class MessageList {
  nodes = new Map(); // message id → element
  last = null; // the message at the end

  constructor(world, parts, context, say) {
    Object.assign(this, {
      world,
      list: parts.list,
      below: parts.below,
      composer: parts.input,
      context,
      zone: context.zone,
      say,
    });
    this.acts = {
      act: (c, values, node) => this.use(c, values, node),
      dismiss: (message) => this.dismiss(message),
      jump: (id) => this.jump(id),
    };
    new MessageMenu(world, this.list, { plain: plainText, dismiss: this.acts.dismiss, say });
    world.addEventListener("channel", () => this.draw());
    world.addEventListener("message", (e) => this.place(e.detail.message, true));
    world.addEventListener("removed", (e) => this.remove(e.detail));
    world.addEventListener("interaction", (e) => this.settle(e.detail));
    parts.below.addEventListener("click", () => this.toEnd());
    this.list.addEventListener("scroll", () => this.atEnd() && (this.below.hidden = true));
    this.list.addEventListener("keydown", (event) => this.walk(event));
    setInterval(() => this.retime(), 1000);
  }

  draw() {
    this.nodes.clear();
    this.last = null;
    this.list.setAttribute("aria-busy", "true"); // what was there before is not read out
    this.list.replaceChildren(this.beginning());
    for (const message of [...this.world.messages.values()].sort(byAge)) this.place(message);
    setTimeout(() => this.list.removeAttribute("aria-busy"), 100);
    this.toEnd();
  }

  beginning() {
    const channel = this.world.channel();
    if (!channel)
      return div("beginning", el("h2", {}, "Nothing to see here"), el("p", {}, "This person has no channel open."));
    const direct = channel.type === 1;
    const title = direct ? this.world.botName() : `Welcome to #${channel.name}!`;
    const words = direct
      ? "What T-Minus writes to this person alone. It writes only to those who asked."
      : `The start of #${channel.name}. ${channel.topic ? channel.topic + "." : ""}`;
    return div(
      "beginning",
      span("sign", icon(direct ? "at" : "hash")),
      el("h2", {}, title),
      el("p", {}, words),
      direct ? null : this.playButton(),
    );
  }

  playButton() {
    const { clock, messages } = this.world;
    if (messages.size || !clock.next || (clock.playing && clock.auto)) return null;
    const play = ({ currentTarget }) => (
      currentTarget.remove(),
      document.getElementById("play").click(),
      this.list.focus()
    );
    return el("button", { type: "button", className: "button success", onclick: play }, icon("play"), "Play the story");
  }

  place(message, fresh = false) {
    this.list.querySelector(".beginning .button")?.remove();
    const old = this.nodes.get(message.id);
    const mine = !old && message.interaction_metadata?.user.id === this.world.person.id; // one waits for it
    const stay = !fresh || mine || this.atEnd();
    const before = old ? this.world.messages.get(old.dataset.after) : this.last;
    const node = article(message, before, this.world, this.context, this.acts);
    if (old) this.exchange(old, node);
    else {
      const day = formatDay(moment(message), this.zone);
      if (!before || formatDay(moment(before), this.zone) !== day)
        this.list.append(el("div", { className: "day", role: "separator" }, el("span", {}, day)));
      this.list.append(node);
      if (fresh) node.classList.add("fresh");
    }
    if (!old || this.last?.id === message.id) this.last = message;
    this.nodes.set(message.id, node);
    if (fresh && stay) this.toEnd();
    else if (fresh && !old) this.below.hidden = false;
  }

  // A message that changes while one is in it keeps the focus where it was.
  exchange(old, node) {
    const { activeElement } = document;
    const inside = old.contains(activeElement);
    const { customId } = activeElement?.dataset ?? {};
    old.replaceWith(node);
    if (inside)
      (
        [...node.querySelectorAll("[data-custom-id]")].find((n) => n.dataset.customId === customId && !n.disabled) ??
        node
      ).focus();
  }

  remove(message) {
    const node = this.nodes.get(message.id);
    const inside = node?.contains(document.activeElement) || document.activeElement === document.body;
    const top = this.list.scrollTop;
    this.draw();
    this.list.scrollTop = top;
    if (inside) this.composer.focus();
  }

  // Using --------------------------------------------------------------------------------------------------------

  async use(component, values, node) {
    const holder = node.closest(".message");
    const body = { as: this.world.person.id, message: holder.dataset.id, custom_id: component.custom_id, wait: "none" };
    holder.querySelector(".failed")?.remove();
    node.setAttribute("aria-busy", "true");
    if (component.custom_id.includes(".notify:")) this.world.tell("used", "notify");
    try {
      await (component.type === 2 ? ask("act/press", body) : ask("act/select", { ...body, values }));
    } catch (error) {
      node.removeAttribute("aria-busy");
      this.say(error.message);
    }
  }

  settle(interaction) {
    const { state, kind, source_id: source } = interaction;
    if (state === "sent") return;
    const node = source && this.nodes.get(source);
    for (const busy of node?.querySelectorAll("[aria-busy]") ?? []) busy.removeAttribute("aria-busy");
    if (state !== "failed" || kind === "autocomplete") return;
    if (node)
      node.querySelector(".body").append(el("div", { className: "failed", role: "alert" }, "This interaction failed"));
    else if (kind === "command") this.world.noteFailure(interaction);
    else this.say("Something went wrong. Try again.");
  }

  async dismiss(message) {
    if (message.local) return this.world.drop(message);
    try {
      await ask("act/dismiss", { as: this.world.person.id, message: message.id });
    } catch (error) {
      this.say(error.message);
    }
  }

  jump(id) {
    const node = this.nodes.get(id);
    if (!node) return this.say("That message is not here any more.");
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
  }

  // Moving -------------------------------------------------------------------------------------------------------

  walk(event) {
    if (event.target !== this.list && !event.target.matches(".message")) return;
    const all = [...this.nodes.values()];
    const at = all.indexOf(event.target);
    const to = { ArrowUp: at < 0 ? all.length - 1 : at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[
      event.key
    ];
    if (event.key === "Escape") this.composer.focus();
    else if (to === undefined) return;
    else if (to >= all.length) this.composer.focus();
    else all[Math.max(0, to)]?.focus();
    event.preventDefault();
  }

  retime() {
    for (const node of this.list.querySelectorAll("time.timestamp[data-style=R]"))
      node.textContent = formatTimestamp(Number(node.dataset.unix), "R", this.zone, this.world.unix());
  }

  atEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END_PX;
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.below.hidden = true;
  }
}
