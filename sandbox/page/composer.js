// The message box: plain messages, and "/" for the commands that this person may use here (commandline.js).

import { CommandLine } from "./commandline.js";
import { leaves } from "./options.js";
import { ask } from "./server.js";
import { Suggestions } from "./suggestions.js";

const CHAT = 1;
const MESSAGE = 3;

export class Composer {
  commands = [];
  line = null; // the command that is being filled

  constructor(world, parts, say) {
    Object.assign(this, { world, parts, say, suggestions: new Suggestions(parts) });
    const { input, form } = parts;
    input.addEventListener("input", () => this.changed());
    input.addEventListener("focus", () => this.changed());
    input.addEventListener("blur", () => this.suggestions.hide());
    input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", (event) => (event.preventDefault(), this.submit()));
    world.addEventListener("channel", () => this.reset());
    world.addEventListener("commands", () => this.load());
  }

  reset() {
    this.leave({ focus: false });
    return this.load();
  }

  async load() {
    const { channelId, person } = this.world;
    this.commands = [];
    this.world.offer([]);
    if (!channelId) return;
    try {
      const found = await ask(`commands?as=${person.id}&channel=${channelId}`);
      if (channelId !== this.world.channelId || person !== this.world.person) return;
      this.commands = found.filter((c) => c.type === CHAT).flatMap((c) => leaves(c));
      this.world.offer(found.filter((c) => c.type === MESSAGE));
      if (document.activeElement === this.parts.input) this.changed();
    } catch (error) {
      this.say(error.message);
    }
  }

  changed() {
    if (this.line) return this.line.offerMore();
    const text = this.parts.input.value;
    if (!text.startsWith("/")) return this.suggestions.hide();
    const typed = text.slice(1).toLowerCase();
    const starts = this.commands.filter((c) => c.line.startsWith(typed));
    const within = typed ? this.commands.filter((c) => !c.line.startsWith(typed) && c.line.includes(typed)) : [];
    const none = this.commands.length
      ? "No command of that name is yours to use here."
      : "There are no commands for you here.";
    const found = [...starts, ...within].map((c) => ({
      label: "/" + c.line,
      detail: c.description,
      pick: () => this.begin(c),
    }));
    this.suggestions.show(this.parts.input, found, { hint: found.length ? this.world.botName() : none });
  }

  begin(command) {
    this.line = new CommandLine(command, this.world, this.parts, this.suggestions, () => this.leave({}));
  }

  // "/name" as a link in a message.
  fill(name) {
    const command = this.commands.find((c) => c.line === name);
    if (command) this.begin(command);
    else this.say(`/${name} is not yours to use here.`);
  }

  leave({ focus = true }) {
    const { input, pills } = this.parts;
    this.line = null;
    pills.replaceChildren();
    input.value = "";
    input.placeholder = this.placeholder();
    input.setAttribute("aria-label", "Message, or / for a command");
    this.suggestions.hide();
    if (focus) input.focus();
  }

  placeholder() {
    const channel = this.world.channel();
    if (!channel || !this.world.canTalk()) return "Type / for commands";
    return `Message ${channel.type === 1 ? "@" + this.world.botName() : "#" + channel.name}, or / for commands`;
  }

  key(event) {
    if (this.line) this.line.tailKey(event);
    else this.suggestions.takeKey(event);
  }

  submit() {
    if (this.line) return this.line.send();
    const text = this.parts.input.value.trim();
    if (text.startsWith("/"))
      return this.suggestions.show(this.parts.input, [], { hint: "Choose a command from the list.", bad: true });
    return text ? this.post(text) : null;
  }

  async post(text) {
    try {
      await ask("act/message", {
        as: this.world.person.id,
        channel: this.world.channelId,
        content: this.world.mentioned(text),
      });
      this.parts.input.value = "";
    } catch (error) {
      this.suggestions.show(this.parts.input, [], { hint: error.message, bad: true });
    }
  }
}
