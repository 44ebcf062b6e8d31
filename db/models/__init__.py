"""All tables, by subject; import them from here, so that none is missing from the metadata."""

from db.models.articles import Announcement, Article, ArticleBrand, Review
from db.models.base import Base, HasWindow, window_columns
from db.models.cascades import WHEN_DELETED
from db.models.deliveries import Delivery, LiveCard, Notice
from db.models.launches import Launch, LaunchBrand, LaunchOverride, Revision
from db.models.people import DEFAULT_MORNING, Guild, Person
from db.models.routes import Mute, Route, Subscription, Target
from db.models.running import Lease, Setting, Trace
from db.models.sources import Brand, BrandAlias, BrandSource, FeedItem, Source

__all__ = [
    "DEFAULT_MORNING",
    "WHEN_DELETED",
    "Announcement",
    "Article",
    "ArticleBrand",
    "Base",
    "Brand",
    "BrandAlias",
    "BrandSource",
    "Delivery",
    "FeedItem",
    "Guild",
    "HasWindow",
    "Launch",
    "LaunchBrand",
    "LaunchOverride",
    "Lease",
    "LiveCard",
    "Mute",
    "Notice",
    "Person",
    "Review",
    "Revision",
    "Route",
    "Setting",
    "Source",
    "Subscription",
    "Target",
    "Trace",
    "window_columns",
]
