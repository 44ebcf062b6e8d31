// What the page knows: who one is, where one looks, what happened. Only what this person may see is kept.

import { ask, listen } from "./server.js";

const DM = 1;
const THREADS = new Set([10, 11, 12]);
const POSTABLE = new Set([0, 1, 5, 10, 11, 12]);

export class World extends EventTarget {
  person = null;
  guildId = null; // null: direct messages
  channelId = null;
  messages = new Map(); // of the channel one looks at, by id
  unread = new Map(); // channel id → [messages, pings]
  interactions = new Map();
  connected = false;

  async start() {
    const whole = await ask("state");
    this.people = whole.people;
    this.bot = whole.bot;
    this.clock = whole.clock;
    this.seen = whole.seq;
    const wanted = new URLSearchParams(location.search).get("as");
    await this.become((this.people.find((p) => p.username === wanted) ?? this.people[0]).id);
    this.listenFrom(whole.seq);
  }

  listenFrom(seq) {
    listen(seq, (entry) => this.take(entry), (connected) => {
      this.connected = connected;
      this.tell("connection");
    });
  }

  async become(id) {
    this.person = this.people.find((p) => p.id === id);
    this.unread.clear();
    await this.refresh();
    const guild = this.guilds.find((g) => g.id === this.guildId) ?? this.guilds[0];
    this.guildId = guild?.id ?? null;
    const channel = this.channels().find((c) => c.id === this.channelId) ?? this.channels()[0];
    await this.look(channel?.id ?? null);
    this.tell("person");
  }

  async refresh() {
    const state = await ask(`state?as=${this.person.id}`);
    Object.assign(this, { guilds: state.guilds, dms: state.dms, clock: state.clock, bot: state.bot });
    this.tell("places");
  }

  get guild() {
    return this.guilds.find((g) => g.id === this.guildId);
  }

  channels() {
    if (!this.guild) return this.dms;
    const all = this.guild.channels;
    const top = all.filter((c) => !THREADS.has(c.type) && c.type !== 4).sort((a, b) => a.position - b.position);
    return top.flatMap((c) => [c, ...all.filter((t) => THREADS.has(t.type) && t.parent_id === c.id)]);
  }

  channel(id = this.channelId) {
    return [...this.guilds.flatMap((g) => g.channels), ...this.dms].find((c) => c.id === id);
  }

  isThread(channel) {
    return THREADS.has(channel.type);
  }

  canTalk() {
    const channel = this.channel();
    return Boolean(channel && POSTABLE.has(channel.type));
  }

  async visit(guildId) {
    this.guildId = guildId;
    await this.look(this.channels()[0]?.id ?? null);
    this.tell("places");
  }

  async look(channelId) {
    this.channelId = channelId;
    this.messages.clear();
    if (channelId) {
      const found = await ask(`channels/${channelId}/messages?as=${this.person.id}&limit=100`);
      for (const message of found) this.messages.set(message.id, message);
      this.unread.delete(channelId);
    }
    this.tell("channel");
  }

  async openDirect() {
    const { channel_id } = await ask("act/open-dm", { as: this.person.id });
    await this.refresh();
    this.guildId = null;
    await this.look(channel_id);
    this.tell("places");
  }

  seesMessage(message) {
    const to = message.sandbox?.ephemeral_to;
    return !to || to === this.person.id;
  }

  pings(message) {
    const pings = message.sandbox?.pings;
    if (!pings || message.author.id === this.person.id) return false;
    const guild = this.guilds.find((g) => g.channels.some((c) => c.id === message.channel_id));
    const roles = guild?.members.find((m) => m.user.id === this.person.id)?.roles ?? [];
    return pings.everyone || pings.users.includes(this.person.id) || pings.roles.some((r) => roles.includes(r));
  }

  take({ event, data }) {
    if (event === "CLOCK") {
      this.clock = data;
      this.tell("clock");
    } else if (event.startsWith("MESSAGE_")) this.takeMessage(event, data);
    else if (event === "INTERACTION_STATE") {
      if (data.user_id !== this.person.id) return;
      this.interactions.set(data.id, data);
      this.tell("interaction", data);
    } else if (/^(GUILD|CHANNEL|THREAD|PERSON)_/.test(event)) this.refresh();
  }

  takeMessage(event, message) {
    if (event === "MESSAGE_DELETE") {
      if (this.messages.delete(message.id)) this.tell("removed", message);
      return;
    }
    if (!this.seesMessage(message)) return;
    if (message.channel_id === this.channelId) {
      const known = this.messages.has(message.id);
      this.messages.set(message.id, message);
      this.tell("message", { message, known });
    } else if (event === "MESSAGE_CREATE") this.noteUnread(message);
  }

  noteUnread(message) {
    const channel = this.channel(message.channel_id);
    if (!channel) {
      this.refresh(); // a direct message that was just opened, or one of somebody else
      if (message.guild_id) return;
    }
    const [count, pings] = this.unread.get(message.channel_id) ?? [0, 0];
    const loud = this.pings(message) || channel?.type === DM;
    this.unread.set(message.channel_id, [count + 1, pings + (loud ? 1 : 0)]);
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
