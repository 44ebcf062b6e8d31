// A select menu as Discord draws it: a field that shows what is chosen, and a list over the page. With several choices
// allowed, nothing is told before the list closes.

import { div, el, span } from "./dom.js";
import { icon } from "./icons.js";
import { openBeside, watchOutside } from "./popover.js";

let made = 0;

export class SelectMenu {
  active = 0;
  chosen = new Set();

  // `options`: {value, label, detail, emoji, chosen}; `told(values)` is called when the choice was made.
  constructor(options, { placeholder, least = 1, most = 1, disabled = false, name }, told = () => {}) {
    Object.assign(this, {
      options,
      least,
      most,
      told,
      placeholder: placeholder ?? "Make a selection",
      name: name ?? placeholder ?? "Choose",
      id: `menu-${++made}`,
    });
    for (const option of options) if (option.chosen) this.chosen.add(option.value);
    this.said = span("said");
    this.button = el(
      "button",
      {
        type: "button",
        className: "select",
        role: "combobox",
        "aria-haspopup": "listbox",
        "aria-expanded": "false",
        "aria-controls": this.id,
        disabled,
        onclick: () => this.toggle(),
        onkeydown: (e) => this.key(e),
      },
      this.said,
      icon("down"),
    );
    this.list = el("div", {
      id: this.id,
      className: "floating select-list",
      popover: "manual",
      role: "listbox",
      "aria-label": this.name,
      "aria-multiselectable": most > 1 ? "true" : undefined,
    });
    this.button.addEventListener("blur", () => this.close());
    this.node = div("select-box", this.button, this.list);
    this.show();
  }

  values() {
    return this.options.filter((o) => this.chosen.has(o.value)).map((o) => o.value);
  }

  show() {
    const labels = this.options.filter((o) => this.chosen.has(o.value)).map((o) => o.label);
    this.said.textContent = labels.join(", ") || this.placeholder;
    this.said.classList.toggle("nothing", !labels.length);
    this.button.setAttribute("aria-label", labels.length ? `${this.name}: ${labels.join(", ")}` : this.name);
  }

  draw() {
    this.list.replaceChildren(
      ...this.options.map((option, index) =>
        el(
          "div",
          {
            role: "option",
            id: `${this.id}-${index}`,
            className: index === this.active ? "active" : "",
            "aria-selected": String(this.chosen.has(option.value)),
            onmousedown: (event) => event.preventDefault(),
            onclick: () => this.pick(index),
          },
          option.emoji ? el("span", { "aria-hidden": true }, option.emoji) : null,
          span("label", option.label, option.detail ? el("small", {}, option.detail) : null),
          span("box", icon("check")),
        ),
      ),
    );
    this.button.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
    this.list.children[this.active]?.scrollIntoView({ block: "nearest" });
  }

  toggle() {
    if (this.opened) this.close();
    else this.open();
  }

  open() {
    this.before = this.values().join();
    this.active = Math.max(
      0,
      this.options.findIndex((o) => this.chosen.has(o.value)),
    );
    this.draw();
    const place = () => openBeside(this.list, this.button.getBoundingClientRect(), { wide: true });
    place();
    this.opened = watchOutside([this.node], () => this.close(), place);
    this.button.setAttribute("aria-expanded", "true");
    this.button.focus();
  }

  close() {
    if (!this.opened) return;
    this.opened();
    this.opened = null;
    this.list.hidePopover();
    this.button.setAttribute("aria-expanded", "false");
    this.button.removeAttribute("aria-activedescendant");
    const values = this.values();
    if (this.node.isConnected && values.join() !== this.before && values.length >= this.least) this.told(values);
  }

  pick(index) {
    const { value } = this.options[index];
    this.active = index;
    if (this.most === 1) {
      this.chosen = new Set([value]);
      this.before = null; // choosing the same again counts, as on Discord
    } else if (this.chosen.has(value)) this.chosen.delete(value);
    else if (this.chosen.size < this.most) this.chosen.add(value);
    this.show();
    if (this.most === 1) this.close();
    else this.draw();
  }

  key(event) {
    const to = { ArrowDown: this.active + 1, ArrowUp: this.active - 1, Home: 0, End: this.options.length - 1 }[
      event.key
    ];
    if (!this.opened) {
      if (to === undefined) return;
      this.open();
    } else if (to !== undefined) {
      this.active = (to + this.options.length) % this.options.length;
      this.draw();
    } else if (event.key === "Enter" || event.key === " ") this.pick(this.active);
    else if (event.key === "Escape") this.close();
    else return this.jump(event);
    event.preventDefault();
    event.stopPropagation();
  }

  // A letter goes to the next option that begins with it.
  jump({ key }) {
    if (key.length !== 1) return;
    const order = this.options.map((_, i) => (this.active + 1 + i) % this.options.length);
    const found = order.find((i) => this.options[i].label.toLowerCase().startsWith(key.toLowerCase()));
    if (found === undefined) return;
    this.active = found;
    this.draw();
  }
}

// The options of a component: words of the bot's own, or people, roles and channels that `choices` knows.
export function optionsOf(component, choices) {
  if (component.options)
    return component.options.map((o) => ({
      value: o.value,
      label: o.label,
      detail: o.description,
      emoji: o.emoji?.name,
      chosen: Boolean(o.default),
    }));
  const before = new Set((component.default_values ?? []).map((d) => d.id));
  return choices(component).map(([value, label]) => ({ value, label, chosen: before.has(value) }));
}
