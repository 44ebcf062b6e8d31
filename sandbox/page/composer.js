// The message box: plain messages, and slash commands with options, types and autocomplete.
// States: typing a message → choosing a command ("/…") → filling its options, each in a pill of its own.

import { el } from "./dom.js";
import { ask } from "./server.js";

const SUB = 1;
const GROUP = 2;
const SHOWN_AT_FIRST = 4; // options; more optional ones wait behind a button
const KIND = { 3: "string", 4: "integer", 5: "boolean", 6: "user", 7: "channel", 8: "role", 9: "mentionable", 10: "number" };

export class Composer {
  commands = [];
  chosen = null; // {line, description, options, values: {name: value}, labels}
  items = []; // what the list offers: {label, detail, pick()}
  active = 0;
  asked = 0;

  constructor(world, parts, say) {
    Object.assign(this, { world, parts, say });
    parts.input.addEventListener("input", () => this.changed());
    parts.input.addEventListener("keydown", (e) => this.key(e));
    parts.form.addEventListener("submit", (e) => (e.preventDefault(), this.submit()));
  }

  reset() {
    this.chosen = null;
    this.parts.input.value = "";
    this.parts.input.placeholder = this.placeholder();
    this.draw();
    this.offer([]);
    return this.load();
  }

  placeholder() {
    const channel = this.world.channel();
    if (!channel || !this.world.canTalk()) return "Type / for commands";
    return `Message ${channel.type === 1 ? "@" + (this.world.bot.global_name ?? this.world.bot.username) : "#" + channel.name}, or / for commands`;
  }

  async load() {
    const { channelId, person } = this.world;
    this.commands = [];
    if (!channelId) return;
    try {
      const found = await ask(`commands?as=${person.id}&channel=${channelId}`);
      if (channelId !== this.world.channelId || person !== this.world.person) return;
      this.commands = found.filter((c) => c.type === 1).flatMap((c) => leaves(c));
      if (this.parts.input.value.startsWith("/")) this.changed();
    } catch (error) {
      this.say(error.message);
    }
  }

  changed() {
    if (this.chosen) return;
    const text = this.parts.input.value;
    if (!text.startsWith("/")) return this.offer([]);
    const typed = text.slice(1).toLowerCase();
    const starts = this.commands.filter((c) => c.line.startsWith(typed));
    const within = typed ? this.commands.filter((c) => !c.line.startsWith(typed) && c.line.includes(typed)) : [];
    this.offer([...starts, ...within].map((c) => ({
      label: "/" + c.line, detail: c.description, pick: () => this.choose(c),
    })), this.commands.length ? "No command of that name is yours to use here." : "There are no commands for you here.");
  }

  choose(command) {
    this.chosen = { ...command, values: {}, labels: {} };
    this.parts.input.value = "";
    this.draw();
    this.offer([]);
    this.focusFirst();
  }

  draw() {
    const { pills, input } = this.parts;
    pills.replaceChildren();
    input.hidden = Boolean(this.chosen);
    if (!this.chosen) return;
    pills.append(el("button", { type: "button", className: "pill command", "aria-label": `/${this.chosen.line}, press to leave the command`, onclick: () => this.leave() }, "/" + this.chosen.line));
    const options = [...this.chosen.options].sort((a, b) => Number(Boolean(b.required)) - Number(Boolean(a.required)));
    const nodes = options.map((option) => this.pill(option));
    const later = nodes.filter((_, i) => i >= SHOWN_AT_FIRST && !options[i].required);
    pills.append(...nodes);
    if (!later.length) return;
    for (const node of later) node.hidden = true;
    const show = () => {
      more.remove();
      for (const node of later) node.hidden = false;
      later[0].querySelector("input, select").focus();
    };
    const more = el("button", { type: "button", className: "pill more", "aria-label": `${later.length} more options`, onclick: show }, `+${later.length} optional`);
    pills.append(more);
  }

  leave() {
    this.chosen = null;
    this.draw();
    this.offer([]);
    this.parts.input.focus();
  }

  pill(option) {
    const name = el("span", { className: "name" }, option.name + (option.required ? "" : "?"));
    const field = option.choices || [5, 6, 7, 8].includes(option.type) ? this.pickField(option) : this.textField(option);
    return el("label", { className: "pill", title: option.description }, name, field);
  }

  pickField(option) {
    const field = el("select", { "aria-label": `${option.name}: ${option.description}`, required: option.required, dataset: { option: option.name } },
      el("option", { value: "" }, option.required ? "choose…" : "–"), this.picks(option).map(([value, label]) => el("option", { value }, label)));
    field.addEventListener("change", () => this.set(option, field.value));
    field.addEventListener("focus", () => this.hint(option));
    field.addEventListener("blur", () => this.offer([]));
    field.addEventListener("keydown", (e) => this.fieldKey(e, option));
    return field;
  }

  picks(option) {
    if (option.choices) return option.choices.map((c) => [String(c.value), c.name]);
    const { guild } = this.world;
    switch (KIND[option.type]) {
      case "boolean": return [["true", "True"], ["false", "False"]];
      case "channel": return (guild?.channels ?? []).filter((c) => !option.channel_types?.length || option.channel_types.includes(c.type)).map((c) => [c.id, "#" + c.name]);
      case "role": return (guild?.roles ?? []).map((r) => [r.id, "@" + r.name.replace(/^@/, "")]);
      default: return this.world.people.map((p) => [p.id, "@" + (p.global_name ?? p.username)]);
    }
  }

  textField(option) {
    const field = el("input", { "aria-label": `${option.name}: ${option.description}`, autocomplete: "off",
      ...(option.autocomplete ? { role: "combobox", "aria-controls": "suggestions", "aria-autocomplete": "list", "aria-expanded": "false" } : {}), dataset: { option: option.name }, size: 14,
      inputmode: [4, 10].includes(option.type) ? "decimal" : undefined, maxlength: option.max_length });
    field.addEventListener("input", () => {
      this.set(option, field.value);
      if (option.autocomplete) this.complete(option, field);
    });
    field.addEventListener("focus", () => (option.autocomplete ? this.complete(option, field) : this.hint(option)));
    field.addEventListener("blur", () => this.offer([]));
    field.addEventListener("keydown", (e) => this.fieldKey(e, option));
    return field;
  }

  // Discord shows what an option is for above the box.
  hint(option) {
    this.offer([], `${option.name}: ${option.description}${option.required ? "" : " (optional)"}`);
  }

  set(option, text, value) {
    if (text === "") delete this.chosen.values[option.name];
    else if (option.type === 5) this.chosen.values[option.name] = text === "true";
    else if (option.type === 4 || option.type === 10) this.chosen.values[option.name] = value ?? Number(text);
    else this.chosen.values[option.name] = value ?? text;
  }

  async complete(option, field) {
    const turn = ++this.asked;
    await new Promise((done) => setTimeout(done, 80));
    if (turn !== this.asked || !this.chosen) return;
    const options = { ...this.chosen.values, [option.name]: field.value };
    try {
      const { choices } = await ask("act/autocomplete", { as: this.world.person.id, channel: this.world.channelId, name: this.chosen.line, options, focused: option.name });
      // an answer that comes after one has gone on must not put its list under the next option
      if (turn !== this.asked || !this.chosen || document.activeElement !== field) return;
      this.offer(choices.map((c) => ({
        label: c.name, detail: "", pick: () => {
          field.value = c.name;
          this.set(option, c.name, c.value);
          this.offer([]);
          this.focusNext(option);
        },
      })), choices.length ? "" : "Nothing fits yet.");
    } catch (error) {
      this.say(error.message);
    }
  }

  offer(items, empty = "") {
    const { list } = this.parts;
    this.items = items;
    this.active = 0;
    list.hidden = !items.length && !empty;
    list.replaceChildren(...items.map((item, i) => el("div", { role: "option", id: `pick-${i}`, "aria-selected": String(i === 0), onmousedown: (e) => (e.preventDefault(), item.pick()) },
      el("span", {}, item.label), item.detail ? el("small", {}, item.detail) : null)), ...(items.length || !empty ? [] : [el("p", {}, empty)]));
    list.scrollTop = 0;
    this.point();
  }

  // Tell the field that has the focus which suggestion is the active one.
  point() {
    for (const node of [this.parts.input, ...this.fields()]) {
      if (node.tagName !== "INPUT") continue;
      node.setAttribute("aria-expanded", String(!this.parts.list.hidden));
      if (this.items.length && node === document.activeElement) node.setAttribute("aria-activedescendant", `pick-${this.active}`);
      else node.removeAttribute("aria-activedescendant");
    }
  }

  move(step) {
    if (!this.items.length) return;
    this.active = (this.active + step + this.items.length) % this.items.length;
    [...this.parts.list.children].forEach((node, i) => {
      node.setAttribute("aria-selected", String(i === this.active));
      if (i === this.active) node.scrollIntoView({ block: "nearest" });
    });
    this.point();
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (this.items.length && (event.key === "Tab" || event.key === "Enter")) {
      event.preventDefault();
      this.items[this.active].pick();
    } else if (event.key === "Escape") this.offer([]);
  }

  fieldKey(event, option) {
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.tagName === "INPUT") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.items.length) this.items[this.active].pick();
      else this.submit();
    } else if (event.key === "Escape") this.items.length ? this.offer([]) : this.leave();
    else if (event.key === "Tab" && this.items.length && !event.shiftKey) {
      event.preventDefault();
      this.items[this.active].pick();
    } else if (event.key === "Backspace" && event.target.value === "" && option.name === this.chosen.options[0]?.name) this.leave();
  }

  fields() {
    return [...this.parts.pills.querySelectorAll("[data-option]")];
  }

  focusFirst() {
    (this.fields()[0] ?? this.parts.send).focus();
  }

  focusNext(option) {
    const fields = this.fields();
    const at = fields.findIndex((f) => f.dataset.option === option.name);
    const next = fields[at + 1];
    const shown = next && !next.closest(".pill").hidden;
    (shown ? next : this.parts.pills.querySelector(".more") ?? this.parts.send).focus();
  }

  async submit() {
    if (!this.chosen) return this.post();
    const missing = this.chosen.options.filter((o) => o.required && this.chosen.values[o.name] === undefined);
    for (const field of this.fields()) field.closest(".pill").classList.toggle("bad", missing.some((o) => o.name === field.dataset.option));
    if (missing.length) {
      this.say(`Still needed: ${missing.map((o) => o.name).join(", ")}`);
      this.fields().find((f) => f.dataset.option === missing[0].name)?.focus();
      return;
    }
    const { line, values } = this.chosen;
    this.leave();
    this.world.tell("used", "command");
    try {
      await ask("act/command", { as: this.world.person.id, channel: this.world.channelId, name: line, options: values, wait: "none" });
    } catch (error) {
      this.say(error.message);
    }
  }

  async post() {
    const text = this.parts.input.value.trim();
    if (!text) return;
    if (text.startsWith("/")) return this.say("Choose a command from the list.");
    try {
      await ask("act/message", { as: this.world.person.id, channel: this.world.channelId, content: text });
      this.parts.input.value = "";
    } catch (error) {
      this.say(error.message);
    }
  }
}

function leaves(command, path = command.name) {
  const subs = (command.options ?? []).filter((o) => o.type === SUB || o.type === GROUP);
  if (!subs.length) return [{ line: path, description: command.description, options: command.options ?? [] }];
  return subs.flatMap((sub) => leaves(sub, `${path} ${sub.name}`));
}
