"""Checks of a message's body: text, embeds, components, mentions, nonce."""

from typing import Any

from sandbox.errors import Form, refuse
from sandbox.model import COMPONENTS_V2
from sandbox.validation import components as component_checks
from sandbox.validation.addresses import check_url

Json = dict[str, Any]

CONTENT_MAX = 2000
EMBEDS_MAX = 10
EMBED_SUM_MAX = 6000
NONCE_MAX = 25
MENTION_IDS_MAX = 100
_LEGACY_FIELDS = ("content", "embeds", "poll", "sticker_ids")
_EMBED_LENGTHS = {"title": 256, "description": 4096}


def check_message(body: Json, *, has_files: bool = False, was_v2: bool = False, editing: bool = False) -> None:
    """Raise what Discord would refuse in a message to be sent or, with `editing`, in a change of one.

    `was_v2` tells that the message to be changed has the Components v2 flag, which can never be taken away.
    """
    form = Form()
    flags = body.get("flags") or 0
    is_v2 = was_v2 or bool(flags & COMPONENTS_V2)
    form.length(("content",), body.get("content") or "", 0, CONTENT_MAX)
    _check_embeds(form, body.get("embeds"))
    _check_nonce(form, body)
    _check_allowed_mentions(form, body.get("allowed_mentions"))
    if is_v2:
        _refuse_legacy(form, body)
    if body.get("components"):
        component_checks.check_components(form, body["components"], is_v2=is_v2)
    form.check()
    if not editing and is_empty(body, has_files=has_files):
        raise refuse(50006)


def is_empty(body: Json, *, has_files: bool = False) -> bool:
    """Whether a body shows nothing: buttons alone do not make a message, v2 components do."""
    shown = [body.get(key) for key in ("content", "embeds", "poll", "sticker_ids")]
    if (body.get("flags") or 0) & COMPONENTS_V2:
        shown.append(body.get("components"))
    return not (any(shown) or has_files)


def _refuse_legacy(form: Form, body: Json) -> None:
    for key in _LEGACY_FIELDS:
        if body.get(key):
            text = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            form.add((key,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", text)


def _check_nonce(form: Form, body: Json) -> None:
    nonce = body.get("nonce")
    if nonce is not None and len(str(nonce)) > NONCE_MAX:
        form.add(("nonce",), "NONCE_TYPE_TOO_LONG", f"Must be {NONCE_MAX} or fewer in length.")


def _check_allowed_mentions(form: Form, allowed: Json | None) -> None:
    if not allowed:
        return
    where = "allowed_mentions"
    parse = allowed.get("parse") or []
    for index, kind in enumerate(parse):
        if kind not in ("users", "roles", "everyone"):
            text = "Value must be one of ('users', 'everyone', 'roles')."
            form.add((where, "parse", index), "BASE_TYPE_CHOICES", text)
    for kind in ("users", "roles"):
        ids = allowed.get(kind) or []
        if len(ids) > MENTION_IDS_MAX:
            form.add((where, kind), "BASE_TYPE_MAX_LENGTH", f"Must be {MENTION_IDS_MAX} or fewer in length.")
        if ids and kind in parse:
            text = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            form.add((where,), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", text)


def _check_embeds(form: Form, embeds: list[Json] | None) -> None:
    if not embeds:
        return
    if len(embeds) > EMBEDS_MAX:
        form.add(("embeds",), "BASE_TYPE_MAX_LENGTH", f"Must be {EMBEDS_MAX} or fewer in length.")
    total = 0
    for index, embed in enumerate(embeds):
        _check_embed(form, ("embeds", index), embed)
        total += _embed_size(embed)
        if total > EMBED_SUM_MAX:
            text = f"Embed size exceeds maximum size of {EMBED_SUM_MAX}"
            form.add(("embeds", index), "MAX_EMBED_SIZE_EXCEEDED", text)


def _check_embed(form: Form, where: tuple[str | int, ...], embed: Json) -> None:
    visible = ("title", "description", "fields", "image", "thumbnail", "author", "footer", "url")
    if not any(embed.get(key) for key in visible):
        form.required((*where, "description"))
    for key, longest in _EMBED_LENGTHS.items():
        form.length((*where, key), embed.get(key) or "", 0, longest)
    footer, author = embed.get("footer") or {}, embed.get("author") or {}
    form.length((*where, "footer", "text"), footer.get("text") or "", 0, 2048)
    form.length((*where, "author", "name"), author.get("name") or "", 0, 256)
    fields = embed.get("fields") or []
    if len(fields) > 25:
        form.add((*where, "fields"), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
    for index, field in enumerate(fields):
        form.length((*where, "fields", index, "name"), field.get("name"), 1, 256)
        form.length((*where, "fields", index, "value"), field.get("value"), 1, 1024)
    check_url(form, (*where, "url"), embed.get("url"))
    for key in ("image", "thumbnail"):
        check_url(form, (*where, key, "url"), (embed.get(key) or {}).get("url"), attachment=True)


def _embed_size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return sum(len(text) for text in texts if isinstance(text, str))
