// The menu of a message: what the bot offers for it ("Apps"), and what the page itself can do with it. It opens at the
// pointer, with the menu key or Shift+F10, or from the sign at the message's corner; the focus goes back to where it was.
// What the bot offers may be known only after the menu is open: it is drawn again then.

import { el } from "./dom.js";
import { watchOutside, openBeside } from "./popover.js";
import { ask } from "./server.js";

export class MessageMenu {
  constructor(world, list, { plain, dismiss, say }) {
    Object.assign(this, { world, plain, dismiss, say });
    this.node = el("div", {
      id: "message-menu",
      className: "floating menu",
      popover: "manual",
      role: "menu",
      "aria-label": "Message",
      onkeydown: (event) => this.key(event),
    });
    list.after(this.node);
    list.addEventListener("contextmenu", (event) => this.asked(event));
    list.addEventListener("click", (event) => {
      const sign = event.target.closest(".more-sign");
      if (sign) this.open(sign.closest(".message"), sign.getBoundingClientRect(), sign);
    });
    world.addEventListener("offered", () => this.ended && this.redraw());
  }

  asked(event) {
    const article = event.target.closest(".message");
    if (!article || event.target.closest("a[href], input")) return; // a link has the browser's own menu
    event.preventDefault();
    const byKey = event.button !== 2;
    const { left, top } = article.getBoundingClientRect();
    const rect = byKey
      ? new DOMRect(left + 60, Math.max(top, 60), 0, 20)
      : new DOMRect(event.clientX, event.clientY, 0, 0);
    this.open(article, rect, event.target.closest("button, .message"));
  }

  open(article, rect, opener) {
    this.close({ focus: false });
    const message = this.world.messages.get(article.dataset.id);
    if (!message) return;
    Object.assign(this, { opener, message, rect });
    this.draw();
    this.ended = watchOutside([this.node], () => this.close({ focus: false }));
    article.classList.add("menu-open");
    this.items()[0].focus();
  }

  draw() {
    const { message } = this;
    const ephemeral = Boolean(message.sandbox?.ephemeral_to);
    const apps = ephemeral || message.local ? [] : this.world.messageCommands;
    const own = [
      this.item("Copy text", () => this.copy(this.plain(message))),
      message.local ? null : this.item("Copy message ID", () => this.copy(message.id)),
      ephemeral ? this.item("Dismiss message", () => this.dismiss(message)) : null,
    ];
    this.node.replaceChildren(
      ...[
        apps.length
          ? this.group(
              "Apps",
              apps.map((c) => this.item(c.name, () => this.run(c, message), this.world.botName())),
            )
          : null,
        this.group("Message", own),
      ].filter(Boolean),
    );
    openBeside(this.node, this.rect);
  }

  redraw() {
    const chosen = document.activeElement?.textContent; // what one has gone to stays chosen
    this.draw();
    const items = this.items();
    (items.find((item) => item.textContent === chosen) ?? items[0]).focus();
  }

  group(name, items) {
    return el("div", { role: "group", "aria-label": name }, items);
  }

  item(label, act, detail) {
    const onclick = () => (this.close({ focus: true }), act());
    return el(
      "button",
      { type: "button", role: "menuitem", tabindex: -1, onclick },
      el("span", {}, label),
      detail ? el("small", {}, detail) : null,
    );
  }

  items() {
    return [...this.node.querySelectorAll("[role=menuitem]")];
  }

  close({ focus }) {
    if (!this.ended) return;
    this.ended();
    this.ended = null;
    this.node.hidePopover();
    document.querySelector(".menu-open")?.classList.remove("menu-open");
    if (focus) this.opener?.focus();
  }

  key(event) {
    const items = this.items();
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") this.close({ focus: true });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async run(command, message) {
    try {
      await ask("act/command", {
        as: this.world.person.id,
        channel: message.channel_id,
        name: command.name,
        target: message.id,
        wait: "none",
      });
    } catch (error) {
      this.say(error.message);
    }
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.say("Copied.");
    } catch {
      this.say("The browser does not let this page copy.");
    }
  }
}
