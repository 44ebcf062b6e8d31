"""The demo's people and places, and what they do first: an admin sets the bot up, a member subscribes."""

from dataclasses import dataclass
from typing import Any

from sandbox.interactions import State
from sandbox.permissions import Permission
from sandbox.server import Sandbox

Json = dict[str, Any]

WORLD: Json = {
    "people": [
        {"name": "ada", "global_name": "Ada"},
        {"name": "mo", "global_name": "Mo"},
        {"name": "noor", "global_name": "Noor"},
    ],
    "guilds": [
        {
            "name": "Launch Pad",
            "owner": "ada",
            "members": ["mo", "noor"],
            "roles": [
                {"name": "Crew", "permissions": int(Permission.MANAGE_GUILD), "members": ["ada"]},
                {"name": "Phone fans", "mentionable": True, "members": ["mo", "noor"]},
            ],
            "channels": [
                {"name": "launches", "topic": "Phones and cameras"},
                {"name": "games", "topic": "Games to come"},
                {"name": "general", "topic": "Talk, and try / commands here"},
                {"name": "crew-room", "private_to": ["Crew", "T-Minus"], "topic": "What T-Minus asks the crew"},
            ],
        },
        {
            "name": "Film Grain",
            "owner": "noor",
            "members": ["mo"],
            "channels": [{"name": "lobby"}, {"name": "camera-news", "topic": "One card per launch, kept up to date"}],
        },
    ],
}


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody uses a command somewhere; values that begin with # or @ name a channel or a role."""

    who: str
    where: str
    command: str
    options: Json


STEPS = (
    Step("ada", "general", "setup", {"channel": "#crew-room", "zone": "Europe/London", "morning": "9:00"}),
    Step(
        "ada",
        "general",
        "route set",
        {"brand": "Xiaomi", "channel": "#launches", "style": "posts", "ping": "@Phone fans"},
    ),
    Step("ada", "general", "route set", {"brand": "Leica", "channel": "#launches", "style": "posts"}),
    Step("ada", "general", "route set", {"brand": "Square Enix", "channel": "#games", "style": "posts"}),
    Step("ada", "general", "route set", {"brand": "Ubisoft", "channel": "#games", "style": "posts"}),
    Step("noor", "lobby", "route set", {"brand": "Leica", "channel": "#camera-news"}),
    Step("mo", "general", "subscribe add", {"brand": "Xiaomi"}),
)


class StepFailed(Exception):
    """The bot did not do what a step of the story needs; the text says which and what it answered."""


async def play(box: Sandbox, step: Step) -> None:
    """Let one step happen and wait for the bot's whole answer. Raises StepFailed where there is none."""
    one = box.control.run_command(step.who, step.where, step.command, _resolved(box, step))
    await box.control.settle(one, finally_=True)
    if one.state is State.FAILED:
        raise StepFailed(f"/{step.command}: the bot did not answer in time")


def _resolved(box: Sandbox, step: Step) -> Json:
    channel = box.control.place(step.where, step.who)
    guild = box.world.guild_of(channel)
    assert guild is not None
    values: Json = {}
    for name, value in step.options.items():
        if value.startswith("#"):
            value = str(box.control.place(value, step.who).id)
        elif value.startswith("@"):
            value = str(next(r.id for r in guild.roles.values() if r.name == value[1:]))
        values[name] = value
    return values
