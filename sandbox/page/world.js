// What the page knows: who one is, where one looks, what happened. Of messages only what this person may see is kept;
// what is unread is counted for everybody, so that one sees whom the bot has written to.

import { ask, listen } from "./server.js";

const DM = 1;
const FORUM = 15;
const THREADS = new Set([10, 11, 12]);
const POSTABLE = new Set([0, 1, 5, 10, 11, 12]);
const EPHEMERAL = 64;
const MANAGE_GUILD = 1n << 5n;

export class World extends EventTarget {
  person = null;
  guildId = null; // null: direct messages
  channelId = null;
  views = new Map(); // person id → {guilds, dms} as this person sees them
  messages = new Map(); // of the channel one looks at, by id
  unread = new Map(); // person id → channel id → [messages, pings]
  connected = true;
  online = true;
  guilds = [];
  dms = [];
  messageCommands = []; // what the bot offers in a message's menu here

  constructor(query) {
    super();
    this.query = query;
  }

  async start() {
    const whole = await ask("state");
    Object.assign(this, { people: whole.people, bot: whole.bot, clock: whole.clock, online: whole.sessions > 0 });
    for (const person of this.people) this.unread.set(person.id, new Map());
    const first = this.people.find((p) => p.username === this.query.get("as")) ?? this.people[0];
    await this.become(first.id, this.query.get("channel"));
    listen(
      whole.seq,
      (entry) => this.take(entry),
      (connected) => {
        if (connected && !this.connected) this.recognise(whole);
        this.connected = connected;
        this.tell("connection");
      },
    );
  }

  // Behind the same address there may be another demo by now, with other people and places.
  async recognise(former) {
    const { bot, people, seq } = await ask("state");
    const same = bot.id === former.bot.id && people[0]?.id === former.people[0]?.id && seq >= former.seq;
    if (!same) location.reload();
  }

  async become(id, channelName) {
    this.person = this.people.find((p) => p.id === id);
    await this.refresh();
    const here = (c) => c.id === this.channelId || c.name === channelName;
    const guild =
      this.guilds.find((g) => g.channels.some(here)) ??
      this.guilds.find((g) => g.id === this.guildId) ??
      this.guilds[0];
    const direct = this.channelId && this.guildId === null && this.dms.length > 0;
    this.guildId = direct ? null : (guild?.id ?? null);
    const channel = this.channels().find(here) ?? this.channels()[0];
    await this.look(channel?.id ?? null);
  }

  async refresh() {
    const states = await Promise.all(this.people.map((p) => ask(`state?as=${p.id}`)));
    this.people.forEach((p, i) => this.views.set(p.id, { guilds: states[i].guilds, dms: states[i].dms }));
    Object.assign(this, this.views.get(this.person.id), { bot: states[0].bot });
    this.tell("places");
  }

  // Several changes come together; one look is enough for them.
  refreshSoon() {
    clearTimeout(this.planned);
    this.planned = setTimeout(() => this.refresh().catch(() => {}), 60);
  }

  get guild() {
    return this.guilds.find((g) => g.id === this.guildId);
  }

  channels() {
    if (!this.guild) return this.dms;
    const all = this.guild.channels;
    const top = all
      .filter((c) => (POSTABLE.has(c.type) && !THREADS.has(c.type)) || c.type === FORUM)
      .sort((a, b) => a.position - b.position);
    return top.flatMap((c) => [c, ...all.filter((t) => THREADS.has(t.type) && t.parent_id === c.id)]);
  }

  channel(id = this.channelId) {
    return channelIn(this, id);
  }

  isThread(channel) {
    return THREADS.has(channel.type);
  }

  canTalk() {
    const channel = this.channel();
    return Boolean(channel && POSTABLE.has(channel.type));
  }

  botName() {
    return this.bot.global_name ?? this.bot.username;
  }

  membersHere() {
    const here = new Set((this.guild?.members ?? []).map((m) => m.user.id));
    return this.guild ? this.people.filter((p) => here.has(p.id)) : [this.person];
  }

  // [id, label] of what a menu or an option lets one choose here.
  choosable(kind, channelTypes) {
    const { channels = [], roles = [] } = this.guild ?? {};
    const people = () => this.membersHere().map((p) => [p.id, "@" + (p.global_name ?? p.username)]);
    const groups = () => roles.map((r) => [r.id, "@" + r.name.replace(/^@/, "")]);
    switch (kind) {
      case "people":
        return people();
      case "roles":
        return groups();
      case "anyone":
        return [...people(), ...groups()];
      case "channels":
        return channels
          .filter((c) => !channelTypes?.length || channelTypes.includes(c.type))
          .map((c) => [c.id, "#" + c.name]);
      default:
        return [];
    }
  }

  // A message as it is sent: names that one typed become mentions.
  mentioned(text) {
    const names = [...this.membersHere(), this.bot].flatMap((p) =>
      [p.global_name, p.username].filter(Boolean).map((name) => ["@" + name, `<@${p.id}>`]),
    );
    const channels = this.guild ? this.guild.channels.map((c) => ["#" + c.name, `<#${c.id}>`]) : [];
    const known = new Map([...names, ...channels].map(([name, mention]) => [name.toLowerCase(), mention]));
    return text.replace(/(?<!\S)[@#][\w-]+/g, (word) => known.get(word.toLowerCase()) ?? word);
  }

  roleOf(personId) {
    const guilds = this.views.get(personId)?.guilds ?? [];
    const runs = guilds.filter((g) => BigInt(g.permissions ?? 0) & MANAGE_GUILD);
    return runs.length ? `admin of ${runs.map((g) => g.name).join(", ")}` : "member";
  }

  async visit(guildId) {
    this.guildId = guildId;
    const channels = this.channels();
    const [unread] = channels.filter((c) => this.unreadIn([c])[1]);
    await this.look((unread ?? channels[0])?.id ?? null);
  }

  async look(channelId) {
    this.channelId = channelId;
    const who = this.person.id;
    const found = channelId ? await ask(`channels/${channelId}/messages?as=${who}&limit=100`) : [];
    if (channelId !== this.channelId || who !== this.person.id) return; // one has gone on meanwhile
    this.messages = new Map(found.map((m) => [m.id, m]));
    this.unread.get(who).delete(channelId);
    this.tell("channel");
  }

  // To a channel of any server that this person sees.
  go(channelId) {
    this.guildId = this.guilds.find((g) => g.channels.some((c) => c.id === channelId))?.id ?? null;
    return this.look(channelId);
  }

  async openDirect() {
    const { channel_id } = await ask("act/open-dm", { as: this.person.id });
    await this.refresh();
    this.guildId = null;
    await this.look(channel_id);
  }

  unreadIn(channels, personId = this.person.id) {
    const mine = this.unread.get(personId);
    return channels.reduce(([m, p], c) => [m + (mine.get(c.id)?.[0] ?? 0), p + (mine.get(c.id)?.[1] ?? 0)], [0, 0]);
  }

  totalPings(personId) {
    return [...this.unread.get(personId).values()].reduce((sum, [, pings]) => sum + pings, 0);
  }

  pings(message, personId = this.person.id) {
    const pings = message.sandbox?.pings;
    if (!pings || message.author.id === personId) return false;
    const guild = this.views.get(personId)?.guilds.find((g) => g.channels.some((c) => c.id === message.channel_id));
    const roles = guild?.members.find((m) => m.user.id === personId)?.roles ?? [];
    return pings.everyone || pings.users.includes(personId) || pings.roles.some((r) => roles.includes(r));
  }

  offer(messageCommands) {
    this.messageCommands = messageCommands;
    this.tell("offered");
  }

  setClock(clock) {
    this.clock = clock;
    this.tell("clock");
  }

  take({ event, data }) {
    if (event === "CLOCK") this.setClock(data);
    else if (event === "BOT") {
      this.online = data.sessions > 0;
      this.tell("bot");
    } else if (event === "COMMANDS") this.tell("commands");
    else if (event.startsWith("MESSAGE_")) this.takeMessage(event, data);
    else if (event === "INTERACTION_STATE") {
      if (data.user_id === this.person.id) this.tell("interaction", data);
    } else if (/^(GUILD|CHANNEL|THREAD|PERSON)_/.test(event)) this.takePlace(event, data);
  }

  takePlace(event, data) {
    // A new direct message is known at once, so that the first thing said in it counts as unread.
    if (event === "CHANNEL_CREATE" && data.type === DM) {
      for (const { id } of data.recipients ?? []) {
        const view = this.views.get(id);
        if (view && !view.dms.some((c) => c.id === data.id)) view.dms.push(data);
      }
      this.tell("places");
    }
    this.refreshSoon();
  }

  takeMessage(event, message) {
    if (event === "MESSAGE_DELETE") {
      if (this.messages.delete(message.id)) this.tell("removed", message);
      return;
    }
    const to = message.sandbox?.ephemeral_to;
    if (message.channel_id === this.channelId && (!to || to === this.person.id)) {
      const known = this.messages.has(message.id);
      this.messages.set(message.id, message);
      this.tell("message", { message, known });
    }
    if (event === "MESSAGE_CREATE" && !to) this.noteUnread(message);
  }

  // Discord says in the channel, to the one who asked, that nothing came.
  noteFailure(interaction) {
    const message = {
      id: interaction.id,
      channel_id: interaction.channel_id,
      author: this.bot,
      content: "The application did not respond",
      flags: EPHEMERAL,
      local: true,
      interaction_metadata: { type: 2, name: interaction.name, user: this.person },
      timestamp: new Date(this.unix() * 1000).toISOString(),
      sandbox: { ephemeral_to: this.person.id },
    };
    this.takeMessage("MESSAGE_UPDATE", message);
  }

  drop(message) {
    this.takeMessage("MESSAGE_DELETE", message);
  }

  noteUnread(message) {
    for (const [id, view] of this.views) {
      const channel = channelIn(view, message.channel_id);
      const looking = id === this.person.id && message.channel_id === this.channelId;
      if (!channel || looking || message.author.id === id) continue;
      const mine = this.unread.get(id);
      const [count, pings] = mine.get(channel.id) ?? [0, 0];
      mine.set(channel.id, [count + 1, pings + (this.pings(message, id) || channel.type === DM ? 1 : 0)]);
    }
    this.tell("places");
  }

  unix() {
    const { anchor_wire, anchor_domain, speed } = this.clock;
    return anchor_domain + (Date.now() / 1000 - anchor_wire) * speed;
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function channelIn(view, id) {
  return [...view.guilds.flatMap((g) => g.channels), ...view.dms].find((c) => c.id === id);
}
