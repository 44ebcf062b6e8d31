"""The dates of a sentence: "It ships in early June" has one, of which resolving makes 1 to 10 June 2026.

Which file reads what:

    english.py              goes through an English sentence; `grammar.py` names the rules to try at each word
    english_doubtful.py     whether "May", "Winter" or "Q3" is a date here
    english_moves.py        whether "from 1 July to 25 October" are two dates here
    english_now.py          today, now, this quarter, last August, later this year, the week after next
    english_weekdays.py     Friday, next Friday, Tuesday week, Tuesday the 13th, the 26th, the first Monday in November
    english_counted.py      in six weeks, a fortnight ago, within a year, tomorrow week, two weeks from Friday
    english_dates.py        4 July, July 4–6, July, May to July, the last day of June
    english_weeks.py        week 42, the week of 5 October
    english_month_parts.py  early June, the first half of May, the last week of October
    english_years.py        2027, early 2027, year-end
    english_quarters.py     Q3 2026, the second half, the quarter ending 31 March
    english_fiscal.py       fiscal 2027, the second quarter of our financial year
    english_seasons.py      summer 2026, early autumn, after the summer
    english_ranges.py       spring or summer, Q4 2026 or Q1 2027, mid to late June, 2028–2030
    english_feasts.py       Black Friday, Easter weekend, the week before Christmas
    english_told.py         a month later, that autumn: told from another date of the text
    numeric_dates.py        2026-07-04, 4/7/2026, 12.–14.06.2026
    feasts.py               on which day a feast falls
    clock.py                10 a.m. PT, half past seven in the morning
    joining.py              "tomorrow, 3 March, at 10" is one moment
    european*.py, cjk*.py   German, French and Spanish; Japanese and Chinese
    near.py                 next month, the year after next: so many from the one under way, in any language
    resolve.py              from an expression to a window: "by", "until", tense and zone
    fiscal.py, order.py     when the maker's year begins, and whether 4/7 is in April, as the text tells

A rule is a pattern and what it means (`rule.py`); what it hands on is in `expression.py`, the words in
`calendar_words.py`.
"""
