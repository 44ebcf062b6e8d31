// Servers, channels and people beside the messages, with what is unread; and the name of where one is.

import { el, span } from "./dom.js";
import { icon } from "./icons.js";

const COLOURS = ["#3ba55d", "#b1641b", "#ad1457", "#206694", "#71368a", "#a84300"];
const SIGNS = { 1: "at", 5: "megaphone", 10: "thread", 11: "thread", 12: "thread", 15: "forum" };
const count = (number) => (number > 99 ? "99+" : String(number));

export class Places {
  constructor(world, parts, done) {
    Object.assign(this, { world, parts, done });
    world.addEventListener("places", () => this.draw());
    world.addEventListener("channel", () => this.draw());
  }

  draw() {
    const { world, parts } = this;
    const focused = document.activeElement?.dataset?.key;
    parts.rail.replaceChildren(
      this.server(null, "Direct messages", icon("direct"), world.dms),
      el("hr"),
      ...world.guilds.map((g) => this.server(g.id, g.name, initials(g.name), g.channels)),
    );
    const rows = world.channels().map((c) => this.row(c));
    const none =
      !world.guild && !rows.length
        ? el("button", { type: "button", className: "channel", onclick: () => world.openDirect() }, "Write to T-Minus")
        : null;
    parts.channels.replaceChildren(
      ...[el("h2", {}, world.guild?.name ?? "Direct messages"), ...rows, none].filter(Boolean),
    );
    parts.people.replaceChildren(el("h2", {}, "You are"), ...world.people.map((p) => this.someone(p)));
    const pings = world.totalPings(world.person.id);
    parts.menu.classList.toggle("has-news", pings > 0);
    parts.menu.setAttribute("aria-label", pings ? `Servers and channels, ${pings} new` : "Servers and channels");
    const channel = world.channel();
    parts.where.replaceChildren(...(channel ? [icon(sign(channel)), this.title(channel)] : ["Nothing here"]));
    parts.topic.textContent = channel?.topic ?? "";
    document.title = `${channel ? this.title(channel) : "…"} · T-Minus demo`;
    if (focused) document.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  title(channel) {
    return channel.type === 1 ? this.world.botName() : channel.name;
  }

  server(id, name, short, channels) {
    const { world } = this;
    const [messages, pings] = world.unreadIn(channels);
    const open = () => (id === null && !world.dms.length ? world.openDirect() : world.visit(id));
    const label = [name, pings ? `${pings} mentions` : messages ? "unread" : ""].filter(Boolean).join(", ");
    return el(
      "button",
      {
        type: "button",
        className: messages ? "unread" : "",
        title: name,
        "aria-label": label,
        "aria-current": world.guildId === id ? "true" : undefined,
        dataset: { key: `server-${id}` },
        onclick: open,
      },
      short,
      pings ? span("badge", count(pings)) : null,
    );
  }

  row(channel) {
    const { world } = this;
    const [messages, pings] = world.unreadIn([channel]);
    const here = channel.id === world.channelId;
    const name = this.title(channel);
    return el(
      "button",
      {
        type: "button",
        className: `channel ${messages ? "unread" : ""} ${world.isThread(channel) ? "thread" : ""}`,
        "aria-current": here ? "page" : undefined,
        "aria-label": [name, messages ? `${messages} unread` : "", pings ? `${pings} mentions` : ""]
          .filter(Boolean)
          .join(", "),
        dataset: { channel: channel.id, name, key: `channel-${channel.id}` },
        onclick: () => (this.done(), world.look(channel.id)),
      },
      icon(sign(channel)),
      span("name", name),
      pings ? span("badge", count(pings)) : null,
    );
  }

  someone(person) {
    const { world } = this;
    const pings = world.totalPings(person.id);
    const name = person.global_name ?? person.username;
    const role = world.roleOf(person.id);
    return el(
      "button",
      {
        type: "button",
        className: "person",
        "aria-pressed": String(person.id === world.person.id),
        "aria-label": [name, role, pings ? `${pings} new` : ""].filter(Boolean).join(", "),
        dataset: { person: person.username, key: `person-${person.username}` },
        onclick: () => world.become(person.id),
      },
      avatar(person, world),
      span("name", name, el("small", {}, role)),
      pings ? span("badge", count(pings)) : null,
    );
  }
}

function sign(channel) {
  return SIGNS[channel.type] ?? "hash";
}

function initials(name) {
  return name
    .split(/\s+/)
    .map((w) => w[0])
    .join("")
    .slice(0, 3);
}

export function avatar(author, world) {
  if (author.bot) return span("avatar", el("img", { src: "/page/icon.svg", alt: "" }));
  const index = world.people.findIndex((p) => p.id === author.id);
  return el(
    "span",
    {
      className: "avatar",
      style: { background: COLOURS[(index + COLOURS.length) % COLOURS.length] },
      "aria-hidden": true,
    },
    initials(author.global_name ?? author.username),
  );
}
