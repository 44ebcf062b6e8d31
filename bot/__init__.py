"""The Discord edge and the program: commands, cards, words, sender, configuration, command line.

Where to look:

    the program      __main__; run, working (its jobs), signals; check, config, catalogue, fetching, problem, logs
    its memory       allocator, garbage
    the clock        clock, clock_link (somebody else's), discord_clock (whether this machine's is right)
    read and replay  read_target, read_many, reading_page, plain_text, streams
    Discord          client, services, permissions; http, pacer, budget: how fast requests go out
    posts            cards, marks, sender, failures, history (finds one in doubt), resuming (paused channels)
    under posts      buttons, links; questions (reviews, conflicts) and stopped, for admins; inbox, for members
    commands         cogs/, menus; follow, after the set-up; interaction; their options: choices, articles, typed
    answers          answers, pages, details, errors
    words            words (of windows), phrases, dates, places, stories (of a trace), icalendar, markup, addresses
    languages        language, translator
"""
