// A modal that the bot opened: text inputs and menus, bare in rows or under labels.

import { el } from "./dom.js";
import { TYPE } from "./message.js";
import { ask } from "./server.js";

export function openModal(dialog, world, interaction, say) {
  const { modal } = interaction;
  const fields = modal.components.flatMap((item) => {
    if (item.type === TYPE.ROW) return item.components.map((c) => field(c, c.label, ""));
    if (item.type === TYPE.LABEL) return [field(item.component, item.label, item.description)];
    return [];
  });
  const close = () => dialog.close();
  const form = el("form", { method: "dialog" },
    el("h2", { id: "modal-title" }, modal.title),
    fields.map((f) => f.node),
    el("div", { className: "dialog-buttons" },
      el("button", { type: "button", className: "button secondary", onclick: close }, "Cancel"),
      el("button", { className: "button primary" }, "Submit")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(fields.map((f) => [f.id, f.value()]));
    try {
      await ask("act/submit", { as: world.person.id, interaction: interaction.id, values, wait: "none" });
      close();
    } catch (error) {
      say(error.message);
    }
  });
  dialog.setAttribute("aria-labelledby", "modal-title");
  dialog.replaceChildren(form);
  dialog.showModal();
}

function field(c, label, hint) {
  let input;
  if (c.type === TYPE.SELECT) {
    input = el("select", { multiple: (c.max_values ?? 1) > 1 }, c.options.map((o) => el("option", { value: o.value, selected: o.default }, o.label)));
  } else {
    input = el(c.style === 2 ? "textarea" : "input", { maxlength: c.max_length, minlength: c.min_length, required: c.required !== false, placeholder: c.placeholder, rows: c.style === 2 ? 4 : undefined });
    input.value = c.value ?? "";
  }
  const value = () => (input.tagName === "SELECT" ? [...input.selectedOptions].map((o) => o.value) : input.value);
  return { id: c.custom_id, value, node: el("label", {}, label ?? "", hint ? el("small", {}, hint) : null, input) };
}
