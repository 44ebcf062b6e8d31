// The page: puts the world on the screen and hands what one does to the sandbox.

import { ClockPanel } from "./clockpanel.js";
import { Composer } from "./composer.js";
import { el } from "./dom.js";
import { inline } from "./markdown.js";
import { content } from "./message.js";
import { openModal } from "./modal.js";
import { ask } from "./server.js";
import { formatMoment, formatTimestamp } from "./timestamps.js";
import { World } from "./world.js";

const byId = (id) => document.getElementById(id);
const ZONE = new URLSearchParams(location.search).get("zone") ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
const COLOURS = ["#3ba55d", "#c27c0e", "#ad1457", "#206694", "#71368a", "#a84300"];
const EPHEMERAL = 64;
const LOADING = 128;

const world = new World();
const nodes = new Map(); // message id → element

function say(text) {
  const node = el("div", {}, text);
  byId("notice").append(node);
  setTimeout(() => node.remove(), 6000);
}

const context = {
  zone: ZONE,
  now: () => world.unix(),
  user: (id) => [world.bot, ...world.people].map((p) => (p.id === id ? p.global_name ?? p.username : null)).find(Boolean),
  role: (id) => world.guilds.flatMap((g) => g.roles).find((r) => r.id === id)?.name,
  channel: (id) => world.channel(id)?.name,
  choices: (component) => {
    const guild = world.guild;
    if (component.type === 8) return (guild?.channels ?? []).filter((c) => !component.channel_types?.length || component.channel_types.includes(c.type)).map((c) => [c.id, "#" + c.name]);
    if (component.type === 6) return (guild?.roles ?? []).map((r) => [r.id, "@" + r.name.replace(/^@/, "")]);
    return world.people.map((p) => [p.id, "@" + (p.global_name ?? p.username)]);
  },
};

const composer = new Composer(world, { input: byId("composer"), form: byId("composer-form"), list: byId("suggestions"), pills: byId("pills"), send: byId("send") }, say);

function drawPlaces() {
  const badge = (channels) => {
    const pings = channels.reduce((sum, c) => sum + (world.unread.get(c.id)?.[1] ?? 0), 0);
    return pings ? el("span", { className: "badge", "aria-label": `${pings} mentions` }, String(pings)) : null;
  };
  const tab = (id, label, short, channels) => el("button", { type: "button", role: "tab", title: label, "aria-label": label, "aria-selected": String(world.guildId === id), onclick: () => (id === null && !world.dms.length ? world.openDirect() : world.visit(id)) }, short, badge(channels));
  byId("rail").replaceChildren(tab(null, "Direct messages", "✉", world.dms), ...world.guilds.map((g) => tab(g.id, g.name, initials(g.name), g.channels)));
  const rows = world.channels().map((c) => {
    const [count = 0, pings = 0] = world.unread.get(c.id) ?? [];
    const name = c.name ?? c.recipients?.length ? channelName(c) : "…";
    return el("button", { type: "button", className: `${count ? "unread" : ""} ${world.isThread(c) ? "thread" : ""}`, "aria-current": String(c.id === world.channelId), dataset: { channel: c.id },
      onclick: () => (show("chat"), world.look(c.id)) }, name, pings ? el("span", { className: "badge" }, String(pings)) : null);
  });
  const heading = el("h2", {}, world.guild?.name ?? "Direct messages");
  const none = !world.guild && !rows.length ? el("button", { type: "button", onclick: () => world.openDirect() }, "Write to T-Minus") : null;
  byId("channels").replaceChildren(...[heading, ...rows, none].filter(Boolean));
}

function channelName(channel) {
  if (channel.type === 1) return "@ " + (world.bot.global_name ?? world.bot.username);
  const sign = { 2: "🔊 ", 5: "📢 ", 15: "💬 " }[channel.type] ?? (world.isThread(channel) ? "⤷ " : "# ");
  return sign + channel.name;
}

function initials(name) {
  return name.split(/\s+/).map((w) => w[0]).join("").slice(0, 3);
}

function drawChannel() {
  const channel = world.channel();
  byId("where").textContent = channel ? channelName(channel) : "Nothing here";
  byId("topic").textContent = channel?.topic ?? "";
  byId("composer").placeholder = world.canTalk() ? "Message, or / for commands" : "Commands: type /";
  nodes.clear();
  const list = byId("messages");
  list.replaceChildren();
  for (const id of [...world.messages.keys()].sort(byAge)) place(world.messages.get(id));
  if (!world.messages.size) list.append(el("p", { className: "empty" }, "Nothing has been posted here yet."));
  list.scrollTop = list.scrollHeight;
  composer.reset();
  drawPlaces();
}

const byAge = (a, b) => (BigInt(a) < BigInt(b) ? -1 : 1);

function place(message, fresh = false) {
  const list = byId("messages");
  list.querySelector(".empty")?.remove();
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 120;
  const node = draw(message);
  if (fresh) node.classList.add("fresh");
  const old = nodes.get(message.id);
  if (old) old.replaceWith(node);
  else list.append(node);
  nodes.set(message.id, node);
  if (atEnd) list.scrollTop = list.scrollHeight;
}

function draw(message) {
  const author = message.author;
  const ephemeral = Boolean(message.flags & EPHEMERAL);
  const name = author.global_name ?? author.username;
  const body = message.flags & LOADING ? [el("div", { className: "thinking" }, `${name} is thinking…`)] : content(message, context, (c, values) => use(message, c, values));
  const used = message.interaction_metadata;
  const reply = message.referenced_message ?? (message.message_reference ? world.messages.get(message.message_reference.message_id) : null);
  return el("article", { className: `message ${world.pings(message) ? "pings" : ""} ${ephemeral ? "ephemeral" : ""}`, "aria-label": `Message of ${name}`, dataset: { id: message.id } },
    used?.name ? el("div", { className: "used" }, `@${used.user.global_name ?? used.user.username} used /${used.name}`) : null,
    message.message_reference ? el("div", { className: "reply" }, "in reply to ", reply ? inline(firstWords(reply), context) : "a message") : null,
    avatar(author),
    el("div", { className: "body" },
      el("div", { className: "head" }, el("span", { className: "author" }, name), author.bot ? el("span", { className: "tag" }, "APP") : null,
        el("time", { className: "when", datetime: message.sandbox?.domain_at }, formatMoment(message.sandbox?.domain_at ?? message.timestamp, ZONE)),
        message.edited_timestamp ? el("span", { className: "edited" }, "(edited)") : null),
      body,
      ephemeral ? el("div", { className: "only-you" }, "👁 Only you can see this · ", el("a", { href: "#", onclick: (e) => (e.preventDefault(), dismiss(message)) }, "Dismiss message")) : null));
}

function firstWords(message) {
  const text = message.content || findText(message.components ?? []) || "a message";
  return text.split("\n")[0].slice(0, 80);
}

function findText(components) {
  for (const c of components) {
    if (c.type === 10) return c.content;
    const inner = findText([...(c.components ?? []), ...(c.accessory ? [c.accessory] : [])]);
    if (inner) return inner;
  }
  return "";
}

function avatar(author) {
  if (author.bot) return el("div", { className: "avatar" }, el("img", { src: "/page/icon.svg", alt: "" }));
  const index = world.people.findIndex((p) => p.id === author.id);
  return el("div", { className: "avatar", style: { background: COLOURS[(index + 6) % COLOURS.length] }, "aria-hidden": true }, initials(author.global_name ?? author.username));
}

async function use(message, component, values) {
  const isButton = component.type === 2;
  const body = { as: world.person.id, message: message.id, custom_id: component.custom_id, wait: "none" };
  try {
    await (isButton ? ask("act/press", body) : ask("act/select", { ...body, values }));
  } catch (error) {
    say(error.message);
  }
}

async function dismiss(message) {
  try {
    await ask("act/dismiss", { as: world.person.id, message: message.id });
  } catch (error) {
    say(error.message);
  }
}

function onInteraction(interaction) {
  if (interaction.state === "failed" && interaction.kind !== "autocomplete") say("The application did not respond.");
  if (interaction.state === "modal" && interaction.modal) openModal(byId("modal"), world, interaction, say);
}

function show(panel) {
  byId("app").dataset.panel = panel;
}

function theme(name) {
  document.documentElement.dataset.theme = name;
}

function retime() {
  for (const node of document.querySelectorAll("time.timestamp[data-style=R]")) node.textContent = formatTimestamp(Number(node.dataset.unix), "R", ZONE, world.unix());
}

async function start() {
  theme(new URLSearchParams(location.search).get("theme") ?? (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"));
  byId("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  for (const button of document.querySelectorAll("[data-show]")) button.addEventListener("click", () => show(byId("app").dataset.panel === button.dataset.show ? "chat" : button.dataset.show));
  world.addEventListener("places", drawPlaces);
  world.addEventListener("channel", drawChannel);
  world.addEventListener("message", (e) => place(e.detail.message, !e.detail.known));
  world.addEventListener("removed", (e) => (nodes.get(e.detail.id)?.remove(), nodes.delete(e.detail.id)));
  world.addEventListener("interaction", (e) => onInteraction(e.detail));
  world.addEventListener("connection", () => world.connected || say("The connection to the demo was lost; trying again."));
  try {
    await world.start();
  } catch (error) {
    return say(error.message);
  }
  const person = byId("person");
  person.replaceChildren(...world.people.map((p) => el("option", { value: p.id, selected: p.id === world.person.id }, p.global_name ?? p.username)));
  person.addEventListener("change", () => world.become(person.value));
  new ClockPanel(world, ZONE);
  setInterval(retime, 1000);
  document.documentElement.dataset.ready = "yes";
}

start();
