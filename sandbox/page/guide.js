// What there is to try, each thing ticked off when it was done.

import { el, span } from "./dom.js";
import { icon } from "./icons.js";

const TASKS = [
  [
    "story",
    "Press Play",
    "Two months in a minute: an article in May, an exact date in June, the launch in July.",
    () => document.getElementById("play"),
  ],
  [
    "notify",
    "Press Notify me on a card",
    "T-Minus writes to you alone from then on.",
    // where no card is, the story has to be played first
    () => document.querySelector('[data-custom-id*=".notify:"]') ?? document.getElementById("play"),
  ],
  [
    "command",
    "Type / in the message box",
    "As Ada you set T-Minus up; as Mo you see only what members may use.",
    () => document.getElementById("composer"),
  ],
  [
    "own",
    "Publish an announcement of your own",
    "T-Minus looks at once and says what it understood.",
    () => document.getElementById("own-box"),
  ],
];

export class Guide {
  constructor(world, list, toMessages) {
    this.rows = new Map(TASKS.map(([key, title, hint, find]) => [key, this.row(title, hint, find, toMessages)]));
    list.replaceChildren(...[...this.rows.values()].map((r) => r.node));
    world.addEventListener("clock", () => world.clock.auto && world.clock.playing && this.tick("story"));
    world.addEventListener("used", ({ detail }) => this.tick(detail));
    world.addEventListener("published", () => this.tick("own"));
  }

  row(title, hint, find, toMessages) {
    const done = span("visually-hidden", "");
    const go = () => {
      const target = find();
      if (!target) return;
      if (target.closest("#chat")) toMessages();
      if (target.tagName === "DETAILS") target.open = true;
      const field = target.tagName === "DETAILS" ? target.querySelector("textarea, input") : target;
      field.scrollIntoView({ block: "center" });
      field.focus();
    };
    const node = el(
      "li",
      {},
      span("tick", icon("check")),
      el(
        "div",
        {},
        el("button", { type: "button", className: "like-link", onclick: go }, title),
        done,
        el("small", {}, hint),
      ),
    );
    return { node, done };
  }

  tick(key) {
    const { node, done } = this.rows.get(key);
    node.classList.add("done");
    done.textContent = " (done)";
  }
}
