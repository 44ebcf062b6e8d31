// The demo's clock and the newsroom beside the chat.

import { el, link } from "./dom.js";
import { ask } from "./server.js";
import { formatMoment } from "./timestamps.js";

const byId = (id) => document.getElementById(id);

export class ClockPanel {
  constructor(world, zone) {
    Object.assign(this, { world, zone });
    byId("play").addEventListener("click", () => this.act(world.clock.playing && world.clock.auto ? { action: "pause" } : { action: "play", auto: true }));
    byId("leap").addEventListener("click", () => this.act({ action: "leap" }));
    byId("speed").addEventListener("change", (e) => this.act({ action: "speed", speed: Number(e.target.value) }));
    byId("own").addEventListener("submit", (e) => (e.preventDefault(), this.publishOwn()));
    world.addEventListener("clock", () => this.draw());
    setInterval(() => this.tick(), 250);
    this.draw();
    this.load();
  }

  async act(body) {
    try {
      this.world.clock = await ask("clock", body);
      this.say("");
      this.draw();
    } catch (error) {
      this.say(error.message);
    }
  }

  say(text) {
    byId("clock-says").textContent = text;
  }

  tick() {
    const now = new Date(this.world.unix() * 1000);
    byId("now").textContent = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium", timeZone: this.zone }).format(now);
    byId("now").dateTime = now.toISOString();
    for (const row of this.rows ?? []) {
      const out = Date.parse(row.piece.published) <= now.getTime();
      if (out === row.out) continue;
      row.out = out;
      row.node.classList.toggle("out", out);
      row.button.hidden = out;
      row.title.replaceChildren(out ? link(row.piece.url, row.piece.title) : row.piece.title);
    }
  }

  draw() {
    const { clock } = this.world;
    byId("now-zone").textContent = `your zone, ${this.zone}`;
    byId("play").textContent = clock.playing && clock.auto ? "⏸ Pause" : "▶ Play";
    const speed = byId("speed");
    if (clock.speed && [...speed.options].some((o) => Number(o.value) === clock.speed)) speed.value = String(clock.speed);
    this.tick();
  }

  async load() {
    let newsroom;
    try {
      newsroom = await ask("newsroom");
    } catch (error) {
      return this.say(error.message);
    }
    byId("own-site").replaceChildren(...newsroom.sites.map((s) => el("option", { value: s.key }, s.name)));
    this.rows = newsroom.pieces.map((piece) => this.row(piece));
    byId("timeline").replaceChildren(...this.rows.map((r) => r.node));
    this.tick();
  }

  row(piece) {
    const button = el("button", { type: "button", className: "button secondary", title: "Publish this article now", onclick: () => this.publish(piece) }, "Publish");
    const title = el("span", { className: "title" }, piece.title);
    const node = el("li", {},
      el("span", {}, title, el("time", { datetime: piece.published }, `${piece.site_name} · ${formatMoment(piece.published, this.zone)}`)),
      button);
    return { piece, node, button, title, out: null };
  }

  async publish(piece) {
    try {
      await ask("newsroom/publish", { slug: piece.slug });
      this.say(`Published: ${piece.title}`);
      await this.load();
    } catch (error) {
      this.say(error.message);
    }
  }

  async publishOwn() {
    const says = byId("own-says");
    try {
      const values = { site: byId("own-site").value, title: byId("own-title").value, text: byId("own-text").value };
      await ask("newsroom/write", values);
      byId("own").reset();
      await this.load();
      says.textContent = "Published. T-Minus reads it at its next look; ▶ Play brings that on.";
    } catch (error) {
      says.textContent = error.message;
    }
  }
}
