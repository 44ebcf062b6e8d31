// The list above the message box, with a line that says what it is for. The field that has the focus keeps it while one
// walks through the list, and names the active entry (a combobox, as the ARIA practices have it).

import { el } from "./dom.js";

export class Suggestions {
  items = []; // {label, detail, pick()}
  active = -1;
  field = null; // the input that the list belongs to now

  constructor(parts) {
    Object.assign(this, parts); // box, hint, list
  }

  get open() {
    return !this.box.hidden;
  }

  // `active` -1: nothing is chosen until one moves into the list, so that Enter means something else.
  show(field, items, { hint = null, active = 0, bad = false } = {}) {
    this.point(null);
    Object.assign(this, { field, items, active: Math.min(active, items.length - 1) });
    this.hint.replaceChildren(...[hint].flat().filter(Boolean));
    this.hint.hidden = !hint;
    this.hint.classList.toggle("bad", bad);
    this.list.replaceChildren(...items.map((item, index) => this.entry(item, index)));
    this.list.hidden = !items.length;
    this.box.hidden = !items.length && !hint;
    this.list.scrollTop = 0;
    this.point(field);
  }

  entry(item, index) {
    // mousedown, because the field must not lose the focus first
    const onmousedown = (event) => (event.preventDefault(), item.pick());
    return el(
      "div",
      { role: "option", id: `pick-${index}`, "aria-selected": String(index === this.active), onmousedown },
      el("span", {}, item.label),
      item.detail ? el("small", {}, item.detail) : null,
    );
  }

  hide() {
    this.show(null, []);
  }

  point(field) {
    if (!this.field || this.field.getAttribute("role") !== "combobox") return;
    this.field.setAttribute("aria-expanded", String(Boolean(field) && this.items.length > 0));
    if (field && this.active >= 0) this.field.setAttribute("aria-activedescendant", `pick-${this.active}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  move(step) {
    const count = this.items.length;
    if (!count) return;
    this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
    [...this.list.children].forEach((node, index) => {
      node.setAttribute("aria-selected", String(index === this.active));
      if (index === this.active) node.scrollIntoView({ block: "nearest" });
    });
    this.point(this.field);
  }

  // Take what every field does alike: arrows walk, Tab and Enter choose, Escape closes. True when the key was used.
  takeKey(event) {
    const walks = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chooses = this.active >= 0 && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey));
    if (walks && this.items.length) this.move(walks);
    else if (chooses) this.items[this.active].pick();
    else if (event.key === "Escape" && this.items.length) this.hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
