// A modal that the bot opened: text inputs and menus, under labels or (as before) in rows. A dialog keeps the focus
// within and gives it back; what is wrong is said in it.

import { div, el } from "./dom.js";
import { markdown } from "./markdown.js";
import { TYPE } from "./message.js";
import { SelectMenu, optionsOf } from "./select.js";
import { ask } from "./server.js";

let made = 0;

export function openModal(dialog, world, interaction, context) {
  const { modal } = interaction;
  const questions = modal.components.map((item) => asked(item, context));
  const wrong = el("p", { role: "alert", className: "wrong" });
  const cancel = { type: "button", className: "button secondary", onclick: () => dialog.close() };
  const form = el(
    "form",
    { method: "dialog", autocomplete: "off" },
    el("h2", { id: "modal-title" }, modal.title),
    questions.map((q) => q.node),
    wrong,
    div("dialog-buttons", el("button", cancel, "Cancel"), el("button", { className: "button primary" }, "Submit")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(questions.filter((q) => q.id).map((q) => [q.id, q.value()]));
    try {
      await ask("act/submit", { as: world.person.id, interaction: interaction.id, values, wait: "none" });
      dialog.close();
    } catch (error) {
      wrong.textContent = error.message;
    }
  });
  dialog.setAttribute("aria-labelledby", "modal-title");
  dialog.replaceChildren(form);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input, textarea, [role=combobox]")?.focus();
}

function asked(item, context) {
  if (item.type === TYPE.TEXT) return { node: div("content", markdown(item.content, context)) };
  if (item.type === TYPE.LABEL) return question(item.component, item.label, item.description, context);
  return question(item.components[0], item.components[0].label, "", context);
}

function question(c, label, hint, context) {
  const id = `question-${++made}`;
  const needed = c.required !== false;
  const { node, value } = answer(c, { id, label, needed, hint: hint ? `${id}-hint` : undefined }, context);
  const star =
    needed && c.type !== TYPE.CHECKBOX ? el("span", { className: "needed", "aria-hidden": true }, " *") : null;
  return {
    id: c.custom_id,
    value,
    node: div(
      "question",
      el("label", { for: id }, label ?? "", star),
      hint ? el("small", { id: `${id}-hint` }, hint) : null,
      node,
    ),
  };
}

function answer(c, about, context) {
  switch (c.type) {
    case TYPE.INPUT:
      return text(c, about);
    case TYPE.RADIO:
    case TYPE.CHECKBOXES:
      return boxes(c, about);
    case TYPE.CHECKBOX: {
      const box = el("input", {
        id: about.id,
        type: "checkbox",
        "aria-describedby": about.hint,
        checked: Boolean(c.default),
      });
      return { node: box, value: () => box.checked };
    }
    case TYPE.SELECT:
    case TYPE.USERS:
    case TYPE.ROLES:
    case TYPE.MENTIONABLES:
    case TYPE.CHANNELS: {
      const menu = new SelectMenu(optionsOf(c, context.choices), {
        placeholder: c.placeholder,
        name: about.label,
        least: about.needed ? (c.min_values ?? 1) : 0,
        most: c.max_values ?? 1,
      });
      menu.button.id = about.id;
      return { node: menu.node, value: () => menu.values() };
    }
    default:
      return { node: el("p", { className: "unknown" }, `[component ${c.type}]`), value: () => null };
  }
}

function text(c, { id, needed, hint }) {
  const long = c.style === 2;
  const input = el(long ? "textarea" : "input", {
    id,
    maxlength: c.max_length,
    minlength: c.min_length,
    required: needed,
    placeholder: c.placeholder,
    rows: long ? 4 : undefined,
    "aria-describedby": hint,
  });
  input.value = c.value ?? "";
  return { node: input, value: () => input.value };
}

function boxes(c, { id, label, needed }) {
  const many = c.type === TYPE.CHECKBOXES;
  const inputs = c.options.map((o) =>
    el("input", {
      type: many ? "checkbox" : "radio",
      name: id,
      value: o.value,
      checked: Boolean(o.default),
      required: needed && !many,
    }),
  );
  const lines = c.options.map((o, i) =>
    el(
      "label",
      { className: "choice" },
      inputs[i],
      el("span", {}, o.label, o.description ? el("small", {}, o.description) : null),
    ),
  );
  const chosen = () => inputs.filter((i) => i.checked).map((i) => i.value);
  return {
    node: el("div", { id, role: many ? "group" : "radiogroup", "aria-label": label }, lines),
    value: () => (many ? chosen() : chosen()[0]),
  };
}
