"""The commands, one module per root or two. Admin roots and member roots never mix, because Discord's default
permissions exist on the root only.
"""

from discord.ext import commands

from bot.cogs import admin, brand, brands, calendar, feed, launches, news, reminders, route, setup, subscribe, track
from bot.services import Services


def all_cogs(services: Services) -> list[commands.Cog]:
    """Return every cog, made with what it works with."""
    kinds = (
        setup.Setup,
        brand.BrandAdmin,
        route.RouteAdmin,
        track.TrackAdmin,
        feed.FeedAdmin,
        admin.Admin,
        launches.Launches,
        calendar.Calendar,
        news.News,
        subscribe.Subscribe,
        reminders.Reminders,
        brands.Brands,
    )
    return [kind(services) for kind in kinds]
