// The demo's clock and the newsroom beside the chat.

import { el, link, span } from "./dom.js";
import { icon } from "./icons.js";
import { ask } from "./server.js";
import { formatMoment } from "./timestamps.js";

const PATIENCE = 100; // tenths of a second
const byId = (id) => document.getElementById(id);

export class ClockPanel {
  constructor(world, zone) {
    Object.assign(this, { world, zone, rows: [] });
    this.time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: zone });
    this.day = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: zone });
    byId("play").addEventListener("click", () =>
      this.act(this.running() ? { action: "pause" } : { action: "play", auto: true }),
    );
    byId("leap").addEventListener("click", () => this.leap());
    byId("speed").addEventListener("change", (e) => this.act({ action: "speed", speed: Number(e.target.value) }));
    byId("own").addEventListener("submit", (e) => (e.preventDefault(), this.publishOwn()));
    world.addEventListener("clock", () => (this.draw(), this.loadSoon()));
    setInterval(() => this.tick(), 250);
    this.draw();
    this.load();
  }

  running() {
    return this.world.clock.playing && this.world.clock.auto;
  }

  async act(body) {
    try {
      this.world.setClock(await ask("clock", body));
      this.say("");
    } catch (error) {
      this.say(error.message);
    }
  }

  // T-Minus is to have told everything of this moment before the next one comes.
  async leap() {
    const button = byId("leap");
    if (button.getAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    try {
      for (let i = 0; i < PATIENCE && !(await ask("clock")).idle; i++)
        await new Promise((done) => setTimeout(done, 100));
      await this.act({ action: "leap" });
    } catch (error) {
      this.say(error.message);
    }
    button.removeAttribute("aria-busy");
  }

  say(text) {
    byId("clock-says").textContent = text;
  }

  draw() {
    const { clock } = this.world;
    byId("play").replaceChildren(icon(this.running() ? "pause" : "play"), this.running() ? "Pause" : "Play");
    byId("clock").classList.toggle("running", this.running());
    const speed = byId("speed");
    if (clock.speed && [...speed.options].some((o) => Number(o.value) === clock.speed))
      speed.value = String(clock.speed);
    this.tick();
  }

  tick() {
    const now = new Date(this.world.unix() * 1000);
    byId("now-time").textContent = this.time.format(now);
    byId("now-day").textContent = this.day.format(now);
    byId("now-zone").textContent = `your zone, ${this.zone.replaceAll("_", " ")}`;
    byId("now").dateTime = now.toISOString();
    let next = true;
    for (const row of this.rows) {
      const out = Date.parse(row.piece.published) <= now.getTime();
      row.node.classList.toggle("next", !out && next);
      if (!out) next = false;
      if (out === row.out) continue;
      row.out = out;
      row.node.classList.toggle("out", out);
      row.button.hidden = out;
      row.title.replaceChildren(out ? link(row.piece.url, row.piece.title) : row.piece.title);
    }
    byId("timeline").classList.toggle("told", this.rows.length > 0 && next);
  }

  // Somebody may have published elsewhere, in another window or by a program.
  loadSoon() {
    clearTimeout(this.planned);
    this.planned = setTimeout(() => this.load(), 300);
  }

  async load() {
    let newsroom;
    try {
      newsroom = await ask("newsroom");
    } catch (error) {
      byId("newsroom").hidden = error.status === 404; // the sandbox alone has none
      return error.status === 404 ? null : this.say(error.message);
    }
    const known = JSON.stringify(newsroom);
    if (known === this.known) return;
    this.known = known;
    if (!byId("own-site").options.length)
      byId("own-site").append(...newsroom.sites.map((s) => el("option", { value: s.key }, s.name)));
    const old = newsroom.pieces.filter((p) => Date.parse(p.published) < Date.parse(newsroom.start ?? 0));
    this.rows = newsroom.pieces.map((piece) => this.row(piece));
    const earlier = this.rows.slice(0, old.length).map((r) => r.node);
    const rest = this.rows.slice(old.length).map((r) => r.node);
    const open = Boolean(byId("timeline").querySelector(".fold [open]"));
    const fold = earlier.length
      ? el(
          "li",
          { className: "fold" },
          el("details", { open }, el("summary", {}, `${earlier.length} from before`), el("ol", {}, earlier)),
        )
      : null;
    byId("timeline").replaceChildren(...[fold, ...rest].filter(Boolean));
    this.tick();
  }

  row(piece) {
    const button = el(
      "button",
      {
        type: "button",
        className: "button secondary",
        "aria-label": `Publish now: ${piece.title}`,
        onclick: () => this.publish(piece),
      },
      "Publish",
    );
    const title = span("title", piece.title);
    const node = el(
      "li",
      { dataset: { slug: piece.slug } },
      el(
        "span",
        {},
        title,
        el("time", { datetime: piece.published }, `${piece.site_name} · ${formatMoment(piece.published, this.zone)}`),
      ),
      button,
    );
    return { piece, node, button, title, out: null };
  }

  async publish(piece) {
    try {
      await ask("newsroom/publish", { slug: piece.slug });
      await this.published(`Published: ${piece.title}.`);
      this.rows
        .find((row) => row.piece.slug === piece.slug)
        ?.node.querySelector("a")
        ?.focus(); // its button is gone
    } catch (error) {
      this.say(error.message);
    }
  }

  async publishOwn() {
    try {
      const values = { site: byId("own-site").value, title: byId("own-title").value, text: byId("own-text").value };
      await ask("newsroom/write", values);
      byId("own").reset();
      byId("own-box").open = false;
      byId("own-box").querySelector("summary").focus();
      await this.published("Published.");
    } catch (error) {
      byId("own-says").textContent = error.message;
    }
  }

  async published(text) {
    byId("own-says").textContent = `${text} The clock goes to T-Minus’s next look at this newsroom.`;
    await this.load();
    this.world.tell("published");
  }
}
