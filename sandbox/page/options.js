// The options of a slash command: what can be chosen for one, and what Discord's client checks before it sends.

const INTEGER = 4;
const BOOLEAN = 5;
const NUMBER = 10;
const CHOOSABLE = { 6: "people", 7: "channels", 8: "roles", 9: "anyone" };

export const isNumber = (option) => option.type === INTEGER || option.type === NUMBER;

// Whether the value must be one of a list that the client itself knows.
export function isClosed(option) {
  return Boolean(option.choices) || option.type === BOOLEAN || option.type in CHOOSABLE;
}

// [value, label] of everything that can be chosen.
export function picks(option, world) {
  if (option.choices) return option.choices.map((c) => [c.value, c.name]);
  if (option.type === BOOLEAN)
    return [
      [true, "True"],
      [false, "False"],
    ];
  return world.choosable(CHOOSABLE[option.type], option.channel_types);
}

// What is wrong with a value, in words; null when nothing is. `text` is what stands in the field.
export function complaint(option, text, value) {
  if (text === "") return option.required ? "This option is required." : null;
  if (isClosed(option)) return value === undefined ? "Choose one from the list." : null;
  if (isNumber(option)) return numberComplaint(option, Number(value ?? text));
  if (option.min_length && text.length < option.min_length) return `At least ${option.min_length} characters.`;
  return null;
}

function numberComplaint(option, number) {
  if (!Number.isFinite(number)) return "A number, please.";
  if (option.type === INTEGER && !Number.isInteger(number)) return "A whole number, please.";
  const { min_value: low, max_value: high } = option;
  if (low !== undefined && number < low) return `At least ${low}.`;
  if (high !== undefined && number > high) return `At most ${high}.`;
  return null;
}

// Sub-commands as lines of their own: "/route set", with their options.
export function leaves(command, path = command.name) {
  const subs = (command.options ?? []).filter((o) => o.type === 1 || o.type === 2);
  if (!subs.length) return [{ line: path, description: command.description, options: command.options ?? [] }];
  return subs.flatMap((sub) => leaves(sub, `${path} ${sub.name}`));
}
