// A slash command while one fills it: its name, a pill for each option, and behind them the message box, where the
// options that are still to be had are offered. Required ones are there from the start.

import { el, span } from "./dom.js";
import { complaint, isClosed, isNumber, picks } from "./options.js";
import { ask } from "./server.js";

const TYPING_MS = 80; // between two questions to the bot

export class CommandLine {
  fields = new Map(); // option name → {option, input, pill, value}
  turn = 0;

  // `tail` is the message box; `done` is called when the command is left or sent.
  constructor(command, world, { pills, input: tail }, suggestions, done) {
    Object.assign(this, { command, world, pills, tail, suggestions, done });
    const label = `/${command.line}, press to leave the command`;
    pills.replaceChildren(
      el(
        "button",
        { type: "button", className: "pill command", "aria-label": label, onclick: () => done() },
        "/" + command.line,
      ),
    );
    for (const option of command.options.filter((o) => o.required)) this.add(option);
    tail.value = "";
    this.nameTail();
    this.goOn();
  }

  // Options ------------------------------------------------------------------------------------------------------

  add(option) {
    const about = `${option.name}${option.required ? ", required" : ""}: ${option.description}`;
    const input = el("input", {
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "picks",
      "aria-autocomplete": "list",
      "aria-label": about,
      "aria-describedby": "suggestions-hint",
      "aria-required": option.required ? "true" : undefined,
      autocomplete: "off",
      spellcheck: "false",
      maxlength: option.max_length,
      inputmode: isNumber(option) ? "decimal" : undefined,
      size: 4,
      dataset: { option: option.name },
    });
    const pill = el("label", { className: "pill" }, span("name", option.name), input);
    const field = { option, input, pill, value: undefined };
    input.addEventListener("input", () => this.typed(field));
    input.addEventListener("focus", () => this.offer(field));
    input.addEventListener("blur", () => this.settle(field));
    input.addEventListener("keydown", (event) => this.key(event, field));
    this.fields.set(option.name, field);
    this.pills.append(pill);
    this.nameTail();
    return field;
  }

  remove(field) {
    this.fields.delete(field.option.name);
    this.turn++;
    field.pill.remove();
    this.nameTail();
    this.tail.focus();
  }

  typed(field) {
    field.value = undefined;
    field.input.size = Math.max(4, Math.min(field.input.value.length + 1, 28));
    this.mark(field, null);
    this.offer(field);
  }

  set(field, value, label) {
    field.input.value = label;
    field.input.size = Math.max(4, Math.min(label.length + 1, 28));
    field.value = value;
    this.mark(field, null);
    this.goOn();
  }

  // What was typed in full counts as chosen.
  settle(field) {
    const text = plain(field.input.value);
    const found = isClosed(field.option) && picks(field.option, this.world).find(([, label]) => plain(label) === text);
    if (found) [field.value, field.input.value] = found;
    this.suggestions.hide();
  }

  // To the next option that must be filled, else behind them all.
  goOn() {
    const next = [...this.fields.values()].find((f) => f.option.required && f.input.value === "");
    (next?.input ?? this.tail).focus();
    if (!next) this.offerMore();
  }

  // Offering -----------------------------------------------------------------------------------------------------

  hint({ option }) {
    return [el("strong", {}, option.name), option.description, option.required ? null : el("em", {}, "optional")];
  }

  offer(field) {
    if (field.option.autocomplete) return this.complete(field);
    const typed = plain(field.input.value);
    const found =
      field.value === undefined
        ? picks(field.option, this.world).filter(([, label]) => plain(label).includes(typed))
        : [];
    const none = isClosed(field.option) && field.value === undefined && !found.length;
    this.suggestions.show(
      field.input,
      found.map(([value, label]) => ({ label, pick: () => this.set(field, value, label) })),
      { hint: none ? [...this.hint(field), "Nothing fits."] : this.hint(field) },
    );
  }

  async complete(field) {
    const turn = ++this.turn;
    if (!this.suggestions.open || this.suggestions.field !== field.input)
      this.suggestions.show(field.input, [], { hint: this.hint(field) });
    await new Promise((wake) => setTimeout(wake, TYPING_MS));
    if (turn !== this.turn) return;
    const { name } = field.option;
    const body = {
      as: this.world.person.id,
      channel: this.world.channelId,
      name: this.command.line,
      options: { ...this.values(), [name]: field.input.value },
      focused: name,
    };
    let choices = [];
    let trouble = null;
    try {
      ({ choices } = await ask("act/autocomplete", body));
    } catch (error) {
      trouble = error.message;
    }
    // an answer that comes after one has gone on must not put its list under the next option
    if (turn !== this.turn || document.activeElement !== field.input) return;
    const chosen = field.value !== undefined;
    const items = chosen ? [] : choices.map((c) => ({ label: c.name, pick: () => this.set(field, c.value, c.name) }));
    const remark = trouble ?? (items.length || chosen ? null : "Nothing fits yet.");
    this.suggestions.show(field.input, items, { hint: [...this.hint(field), remark], bad: Boolean(trouble) });
  }

  left() {
    return this.command.options.filter((o) => !this.fields.has(o.name));
  }

  nameTail() {
    const { length } = this.left();
    this.tail.placeholder = length ? `+${length} optional` : "";
    this.tail.setAttribute(
      "aria-label",
      length ? `${length} more options of /${this.command.line}; Enter sends` : `Enter sends /${this.command.line}`,
    );
  }

  // Behind the last option: which others there are. Nothing is chosen yet, so Enter sends.
  offerMore() {
    const typed = this.tail.value.trim().toLowerCase();
    const found = this.left().filter((o) => o.name.startsWith(typed));
    this.nameTail();
    const take = (option) => {
      this.tail.value = "";
      this.add(option).input.focus();
    };
    const hint = [
      el("strong", {}, "/" + this.command.line),
      this.command.description,
      found.length ? null : "Press Enter to send.",
    ];
    this.suggestions.show(
      this.tail,
      found.map((o) => ({ label: o.name, detail: o.description, pick: () => take(o) })),
      { active: typed ? 0 : -1, hint },
    );
  }

  // Keys ---------------------------------------------------------------------------------------------------------

  key(event, field) {
    if (this.suggestions.takeKey(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.goOnOrSend();
    } else if (event.key === "Escape") this.done();
    else if (event.key === "Backspace" && field.input.value === "") {
      event.preventDefault();
      if (field.option.required) this.back(field);
      else this.remove(field);
    }
  }

  // In the box behind the options.
  tailKey(event) {
    if (this.suggestions.takeKey(event)) return;
    if (event.key === "Escape") this.done();
    else if (event.key === "Backspace" && this.tail.value === "") {
      event.preventDefault();
      this.back();
    }
  }

  back(field) {
    const all = [...this.fields.values()];
    const before = field ? all[all.indexOf(field) - 1] : all.at(-1);
    if (before) before.input.focus();
    else this.done();
  }

  goOnOrSend() {
    const empty = [...this.fields.values()].some(
      (f) => f.option.required && f.input.value === "" && f.input !== document.activeElement,
    );
    if (empty) this.goOn();
    else this.send();
  }

  // Sending ------------------------------------------------------------------------------------------------------

  values() {
    const given = [...this.fields.values()].filter((f) => f.input.value !== "");
    return Object.fromEntries(
      given.map(({ option, input, value }) => [
        option.name,
        value ?? (isNumber(option) ? Number(input.value) : input.value),
      ]),
    );
  }

  mark(field, text) {
    field.pill.classList.toggle("bad", Boolean(text));
    if (text) field.input.setAttribute("aria-invalid", "true");
    else field.input.removeAttribute("aria-invalid");
  }

  complain() {
    let first = null;
    for (const field of this.fields.values()) {
      const text = complaint(field.option, field.input.value, field.value);
      this.mark(field, text);
      if (text && !first) first = { field, text };
    }
    if (!first) return false;
    first.field.input.focus();
    this.turn++; // the message stays, whatever the bot still offers
    this.suggestions.show(first.field.input, this.suggestions.items, {
      hint: [el("strong", {}, first.field.option.name), first.text],
      bad: true,
    });
    return true;
  }

  async send() {
    if (document.activeElement?.dataset.option) this.settle(this.fields.get(document.activeElement.dataset.option));
    if (this.tail.value.trim())
      return this.suggestions.show(this.tail, [], {
        hint: `This command has no option “${this.tail.value.trim()}”.`,
        bad: true,
      });
    if (this.complain()) return;
    const body = {
      as: this.world.person.id,
      channel: this.world.channelId,
      name: this.command.line,
      options: this.values(),
      wait: "none",
    };
    try {
      await ask("act/command", body);
    } catch (error) {
      return this.suggestions.show(this.tail, [], { hint: error.message, bad: true });
    }
    this.world.tell("used", "command");
    this.done();
  }
}

function plain(text) {
  return text
    .trim()
    .toLowerCase()
    .replace(/^[#@]+/, "");
}
