"""The command line: `python -m bot`, installed as `tminus`.

Each command imports what it needs when it is called: trafilatura, Alembic and discord.py cost a second and 90 MiB
between them, and most commands need one of the three at most.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.config import Config, load_config
from bot.problem import Problem
from bot.streams import abandon_output, printing, records_of

_BAD_INPUT = 2
_LAST_PORT = 65_535


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0 done, 1 failed, 2 bad input or configuration."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except Problem as problem:
        print(f"tminus: {problem}", file=sys.stderr)  # noqa: T201
        return _BAD_INPUT
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # the reader of our output has seen enough (`| head`)
        abandon_output()
        return 0


def _config(options: argparse.Namespace) -> Config:
    return load_config(options.config, os.environ)


def _run(options: argparse.Namespace) -> int:
    from bot.run import run

    return run(_config(options), options.only)


def _migrate(options: argparse.Namespace) -> int:
    from bot.run import migrate

    return migrate(_config(options))


def _check(options: argparse.Namespace) -> int:
    from bot.check import check

    with printing(as_json=False):
        return check(_config(options))


def _demo(options: argparse.Namespace) -> int:
    from sandbox.demo import DemoFailed, DemoOptions, run_demo

    wanted = DemoOptions(
        port=options.port,
        browser=options.browser,
        exit_when_done=options.exit_when_done,
        transcript=options.transcript,
        keep=options.keep,
    )
    try:
        with printing(as_json=False):
            return run_demo(wanted)
    except DemoFailed as problem:
        raise Problem(str(problem)) from problem


def _read(options: argparse.Namespace) -> int:
    if options.jsonl:
        return _read_jsonl(options)
    if options.target is None:
        raise Problem("read needs an address, a file, or - for standard input")
    from bot.clock import SystemClock
    from bot.read_target import ReadOptions, read_target

    wanted = ReadOptions(
        options.target, options.published, options.zone, tuple(options.brand), options.json, options.html
    )
    with printing(as_json=options.json):
        read_target(wanted, _config(options), SystemClock().now())
    return 0


def _read_jsonl(options: argparse.Namespace) -> int:
    if options.target not in (None, "-"):
        raise Problem("read --jsonl reads records from standard input: tminus read --jsonl < FILE")
    if options.published or options.zone or options.brand:
        raise Problem("read --jsonl takes time and zone from each record: write published and home_zone there")
    from bot.read_many import read_jsonl

    with records_of(Path("-")) as records, printing(as_json=True) as out:
        read_jsonl(records, out)
    return 0


def _replay(options: argparse.Namespace) -> int:
    from bot.read_many import replay

    with records_of(options.stories) as stories, printing(as_json=True) as out:
        replay(stories, out)
    return 0


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no ISO 8601 date such as 2022-05-24 or 2022-05-24T09:00+08:00"
        ) from None


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 0 to {_LAST_PORT}")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tminus",
        description="Reads brands' announcements, understands when something launches, counts down honestly.",
        epilog="The environment gives DISCORD_TOKEN and, if set, DATABASE_URL. All settings: config.example.toml.",
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="configuration (default: config.toml here, if any)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, what: str, function: object) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
        sub.set_defaults(command=function)
        return sub

    run = command("run", "run the bot; migrates the database first", _run)
    run.add_argument("--only", choices=["gateway", "jobs"], help="one half of the bot; needs PostgreSQL")
    demo = command("demo", "a local Discord in the browser, the bot, and a newsroom on a clock that leaps", _demo)
    demo.add_argument("--port", type=_port, default=8022, help="on 127.0.0.1 (default %(default)s; 0: any free port)")
    demo.add_argument("--no-browser", dest="browser", action="store_false", help="do not open a browser")
    demo.add_argument("--exit-when-done", action="store_true", help="play the whole story, then stop")
    demo.add_argument(
        "--transcript", type=Path, metavar="FILE", help="write every message as sent, one JSON object a line"
    )
    demo.add_argument("--keep", type=Path, metavar="DIR", help="keep the database and the logs in DIR")
    command("check", "what works, what does not, what to do", _check)
    command("migrate", "bring the database to the newest schema", _migrate)
    read = command("read", "show what T-Minus sees in a feed, page, text file or -", _read)
    read.add_argument("target", nargs="?", metavar="TARGET", help="an address, a file, or - for standard input")
    read.add_argument("--published", type=_moment, metavar="TIME", help="when it was published, ISO 8601")
    read.add_argument("--zone", help="the brand's home zone, such as Asia/Shanghai")
    read.add_argument("--brand", action="append", default=[], help="a brand that announces; can be given several times")
    output = read.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print JSON")
    output.add_argument(
        "--html", type=Path, metavar="FILE", help="write one page with what was understood marked in it"
    )
    output.add_argument(
        "--jsonl", action="store_true", help="one record a line from standard input, one line out for each"
    )
    replay = command("replay", "articles in time order through matching and revision", _replay)
    replay.add_argument("stories", type=Path, metavar="STORIES.jsonl", help="a file, or - for standard input")
    return parser


if __name__ == "__main__":
    sys.exit(main())
