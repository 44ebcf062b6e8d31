// The page: puts the world on the screen and hands what one does to the sandbox.

import { ClockPanel } from "./clockpanel.js";
import { Composer } from "./composer.js";
import { contextOf } from "./context.js";
import { el } from "./dom.js";
import { Guide } from "./guide.js";
import { dress } from "./icons.js";
import { MessageList } from "./messages.js";
import { openModal } from "./modal.js";
import { Places } from "./places.js";
import { World } from "./world.js";

const byId = (id) => document.getElementById(id);
const QUERY = new URLSearchParams(location.search);
const ZONE = QUERY.get("zone") ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
const SAID_FOR_MS = 6000;

function say(text) {
  const node = el("div", {}, text);
  byId("notice").append(node);
  setTimeout(() => node.remove(), SAID_FOR_MS);
}

function theme(name) {
  document.documentElement.dataset.theme = name;
}

// Loading the page again leads to where one was.
function remember() {
  const query = new URLSearchParams(location.search);
  query.set("as", world.person.username);
  query.set("theme", document.documentElement.dataset.theme);
  if (world.channel()?.name) query.set("channel", world.channel().name);
  else query.delete("channel");
  history.replaceState(null, "", `?${query}`);
}

// On a narrow screen one panel at a time lies over the messages.
function show(panel) {
  const app = byId("app");
  const former = app.dataset.panel;
  if (former === panel) return;
  app.dataset.panel = panel;
  byId("shade").hidden = panel === "chat";
  for (const button of document.querySelectorAll("[data-show]"))
    button.setAttribute("aria-expanded", String(button.dataset.show === panel));
  if (panel === "chat") document.querySelector(`[data-show="${former}"]`)?.focus();
  else byId(panel).querySelector("button, select, input")?.focus();
}

const world = new World(QUERY);

function frame() {
  const chosen = QUERY.get("theme") ?? (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
  theme(chosen);
  dress(document);
  byId("theme").addEventListener("click", () => {
    theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    remember();
  });
  for (const button of document.querySelectorAll("[data-show]")) {
    const { show: panel } = button.dataset;
    button.addEventListener("click", () => show(byId("app").dataset.panel === panel ? "chat" : panel));
  }
  byId("shade").addEventListener("click", () => show("chat"));
  document.addEventListener("keydown", (event) => event.key === "Escape" && !byId("modal").open && show("chat"));
}

function chat() {
  const box = { box: byId("suggestions"), hint: byId("suggestions-hint"), list: byId("picks") };
  const composer = new Composer(
    world,
    { input: byId("composer"), form: byId("composer-form"), pills: byId("pills"), ...box },
    say,
  );
  const context = contextOf(world, ZONE, (name) => composer.fill(name));
  const places = Object.fromEntries(["rail", "channels", "people", "where", "topic"].map((name) => [name, byId(name)]));
  new Places(world, { ...places, menu: document.querySelector('[data-show="places"]') }, () => show("chat"));
  new MessageList(world, { list: byId("messages"), below: byId("below"), input: byId("composer") }, context, say);
  world.addEventListener("interaction", ({ detail: one }) => {
    if (one.state === "modal" && one.modal) openModal(byId("modal"), world, one, context);
  });
}

async function start() {
  frame();
  chat();
  world.addEventListener("channel", remember);
  world.addEventListener("connection", () => (byId("connection").textContent = world.connected ? "" : "Reconnecting…"));
  world.addEventListener("bot", () => world.online || say("T-Minus is offline."));
  try {
    await world.start();
  } catch (error) {
    return say(error.message);
  }
  new ClockPanel(world, ZONE);
  new Guide(world, byId("tasks"), () => show("chat"));
  document.documentElement.dataset.ready = "yes";
}

start();
