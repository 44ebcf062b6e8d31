"""A local Discord with a small bot in it that shows one of everything: python -m tests.browser.parrot.

T-Minus does not use all that a page must draw (every kind of select, embeds, slow and dead commands); this bot does,
and whatever it says tries to become markup. Prints the page's address.
"""

import asyncio
import io
from typing import Any

import discord
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

from sandbox.limits import Settings
from sandbox.server import Sandbox

HOSTILE = '<img src=x onerror="hacked=1"><script>hacked=1</script>'
Interaction = discord.Interaction[Any]
OPTIONS = [discord.SelectOption(label=f"{name} {HOSTILE}", value=name, description=HOSTILE) for name in "ABC"]


class Form(ui.Modal, title="A <b>form</b>"):
    """Every kind of question."""

    intro: ui.TextDisplay[Any] = ui.TextDisplay("Fill **this** in." + HOSTILE)
    name: ui.Label[Any] = ui.Label(text="Name", description="What it is called", component=ui.TextInput(min_length=3))
    story: ui.Label[Any] = ui.Label(
        text="Story", component=ui.TextInput(style=discord.TextStyle.paragraph, required=False)
    )
    size: ui.Label[Any] = ui.Label(text="Size", component=ui.Select(options=OPTIONS))
    who: ui.Label[Any] = ui.Label(text="Who", component=ui.UserSelect(required=False))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Say what was filled in."""
        values = [item.component for item in (self.name, self.size, self.who)]
        said = " ".join(str(getattr(one, "value", None) or [str(v) for v in one.values]) for one in values)
        await interaction.response.send_message(f"form: {said}", ephemeral=True)


def add_commands(tree: app_commands.CommandTree[Any]) -> None:
    """Add commands of every manner."""

    @tree.command(description="Every kind of option")
    @app_commands.choices(size=[app_commands.Choice(name=f"Large {HOSTILE}", value="l")])
    @app_commands.describe(word="A word", count="One to nine", size="How large", where="A channel")
    async def many(
        interaction: Interaction,
        word: str,
        count: app_commands.Range[int, 1, 9],
        size: app_commands.Choice[str],
        where: discord.TextChannel | None = None,
        whole: bool | None = None,
    ) -> None:
        await interaction.response.send_message(f"many: {word} {count} {size.value} {where} {whole}")

    @many.autocomplete("word")
    async def words(_: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed} {HOSTILE}", value="chosen")]

    @tree.command(description="Thinks for a while")
    async def slow(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await asyncio.sleep(0.7)
        await interaction.followup.send("slow: done")

    @tree.command(description="Never answers")
    async def dead(_: Interaction) -> None:
        return

    @tree.command(description="Opens a form")
    async def form(interaction: Interaction) -> None:
        await interaction.response.send_modal(Form())

    @tree.command(description="Changes what it posted")
    async def edit(interaction: Interaction) -> None:
        await interaction.response.send_message("edit: before", view=widgets())
        await asyncio.sleep(1.5)
        await interaction.edit_original_response(content="edit: after")

    @tree.context_menu(name=f"Echo {HOSTILE[:20]}")
    async def echo(interaction: Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"echo: {message.content[:40]}", ephemeral=True)


def widgets() -> ui.View:
    """Return one of each thing that can be pressed."""
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label="Press", custom_id="press"))
    view.add_item(ui.Button(label="Broken", custom_id="broken"))
    view.add_item(ui.Button(label="Off", custom_id="off", disabled=True))
    view.add_item(ui.Select(custom_id="one", placeholder="Choose one", options=OPTIONS))
    view.add_item(ui.Select(custom_id="some", placeholder="Choose some", max_values=2, options=OPTIONS))
    view.add_item(ui.ChannelSelect(custom_id="channel", placeholder="Choose a channel"))
    return view


def embed(channel: discord.abc.GuildChannel) -> discord.Embed:
    """Return a card of the old kind."""
    card = discord.Embed(title=HOSTILE, description=f"**bold** in {channel.mention} {HOSTILE}", colour=0x3355AA)
    card.add_field(name=HOSTILE, value="- one\n- two", inline=True)
    card.set_image(url="https://example.com/elsewhere.png")
    card.set_footer(text=HOSTILE)
    return card


class Parrot(discord.Client):
    """Posts its things when it is ready and echoes whatever is pressed."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.05)
        self.tree = app_commands.CommandTree(self)
        add_commands(self.tree)

    async def setup_hook(self) -> None:
        """Register the commands."""
        await self.tree.sync()

    async def on_ready(self) -> None:
        """Post the things."""
        channel = next(c for c in self.get_all_channels() if c.name == "launches")
        assert isinstance(channel, discord.TextChannel)
        file = discord.File(io.BytesIO(b"BEGIN"), "launches.ics")
        first = await channel.send(f"embed: {HOSTILE}", embed=embed(channel), file=file)
        await channel.send("widgets", view=widgets(), reference=first)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer to what was pressed."""
        data: Any = interaction.data or {}
        if interaction.type is discord.InteractionType.component and data["custom_id"] != "broken":
            await interaction.response.send_message(f"{data['custom_id']}: {data.get('values')}", ephemeral=True)


async def main() -> None:
    """Run until somebody stops it."""
    async with Sandbox(settings=Settings(identify_interval_s=0.0)) as box:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = box.api, yarl.URL(box.gateway)
        print(f"{box.url} Press Play", flush=True)  # as the demo says it
        async with Parrot() as bot:
            await bot.start(box.token)


if __name__ == "__main__":
    asyncio.run(main())
