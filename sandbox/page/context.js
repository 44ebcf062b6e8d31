// What markdown and cards must know of the world: names, the zone, the clock, what can be chosen, where links lead.

import { nameOf } from "./article.js";

const CHOOSABLE = { 5: "people", 6: "roles", 7: "anyone", 8: "channels" };

// `fill(name)` puts a slash command into the message box.
export function contextOf(world, zone, fill) {
  return {
    zone,
    fill,
    now: () => world.unix(),
    user(id) {
      const found = [world.bot, ...world.people].find((p) => p.id === id);
      return found && nameOf(found);
    },
    role: (id) => world.guilds.flatMap((g) => g.roles).find((r) => r.id === id),
    channel: (id) => world.channel(id)?.name,
    visit: (id) => world.go(id),
    choices: (component) => world.choosable(CHOOSABLE[component.type], component.channel_types),
  };
}
