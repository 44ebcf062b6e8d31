"""Names and descriptions of commands in the languages that have a catalogue."""

from discord import Locale, app_commands

from bot.language import catalogue


class CommandTranslator(app_commands.Translator):
    """Gives Discord the names and descriptions of commands in the languages we have a catalogue for."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return the text in `locale`, `None` where we have no other than the English one."""
        text = catalogue(locale.value).gettext(string.message)
        return None if text == string.message else text
