"""What every command, button and menu asks of the interaction that it answers."""

from typing import Any

import discord

from bot.services import Services

Interaction = discord.Interaction[Any]


def services_of(interaction: Interaction) -> Services:
    """Return what the client works with."""
    services = interaction.client.services
    assert isinstance(services, Services)
    return services


def guild_of(interaction: Interaction) -> int:
    """Return the id of the server; only for what Discord offers in servers alone (`guild_only`)."""
    assert interaction.guild_id is not None
    return interaction.guild_id
