"""Times of day."""

import pytest

from tests.launches.mentions.wording import meaning


@pytest.mark.parametrize(
    ("text", "home", "interval"),
    [
        ("4 July at 19:00 CST", "Asia/Shanghai", "2026-07-04T19:00+08:00"),
        ("July 4 at 7 p.m. CST", "America/Chicago", "2026-07-04T19:00-06:00"),
        ("September 8, at 10 a.m. PT", "America/Los_Angeles", "2026-09-08T10:00-07:00"),
        ("6:41 a.m. EDT, Saturday, March 14", "America/New_York", "2026-03-14T06:41-04:00"),
        ("2 June at 10:35 (GMT+3)", "Europe/Tallinn", "2026-06-02T10:35+03:00"),
        ("4 July, 14:00 UTC-2:30", None, "2026-07-04T14:00-02:30"),
        ("4 July at 22:00 Beijing time", "Europe/Berlin", "2026-07-04T22:00+08:00"),
        ("4 July at 9 a.m. US Eastern", None, "2026-07-04T09:00-04:00"),
        ("4 July at noon", "Europe/London", "2026-07-04T12:00+01:00"),
        ("4 July at 24:00", "Europe/London", "2026-07-05T00:00+01:00"),
        ("4 July at 24h", "Europe/London", "2026-07-05T00:00+01:00"),
        ("31 December at 24:00 CST", "Asia/Shanghai", "2027-01-01T00:00+08:00"),
        ("2026-07-04T24:00Z", "Europe/London", "2026-07-05T00:00+00:00"),
        ("4 July at midnight", "Europe/London", "2026-07-04T00:00+01:00"),
        ("4 July, 12 noon IST", "Asia/Kolkata", "2026-07-04T12:00+05:30"),
        ("tomorrow, 3 March, at 15:00 CET", "Europe/Paris", "2026-03-03T15:00+01:00"),
        ("August 14 at 12:01 a.m. PT (3:01 a.m. ET)", "America/Los_Angeles", "2026-08-14T00:01-07:00"),
        ("4 July at 10/1 p.m.", "Europe/London", "2026-07-04"),
        ("4 July at 21:40 local time", "Europe/Dublin", "2026-07-04T21:40+01:00"),
        ("4 July at 11:40 local time in California", "Europe/Rome", "2026-07-04T11:40-07:00"),
        ("4 July at 11:40 local time in Redditch", "Europe/Rome", "2026-07-04T11:40+02:00"),
        ("4 July at 11:40 local time, 18:40 UTC", "Europe/Rome", "2026-07-04T11:40-07:00"),
        ("4 July at 23:40 local time (04:40 GMT)", None, "2026-07-04T23:40-05:00"),
        ("4 July at 08:00, 22:00 UTC", None, "2026-07-04T08:00+10:00"),
        ("4 July at half past six", "Europe/London", "2026-07-04T18:30+01:00"),
        ("4 July at 4:12 in the afternoon", "Europe/London", "2026-07-04T16:12+01:00"),
        ("4 July, 11 a.m. to 2 p.m. in the afternoon", "Europe/London", "2026-07-04T11:00+01:00"),
        ("4 July at eight o'clock", "Europe/London", "2026-07-04T08:00+01:00"),
        ("4 July at 10.30", "Europe/London", "2026-07-04T10:30+01:00"),
        ("at 10 a.m. PT / 1 p.m. ET on September 8", None, "2026-09-08T10:00-07:00"),
        ("4 July from 10:00 to 14:00", "Europe/London", "2026-07-04T10:00+01:00"),
        ("4 July at 1000 GMT", "Europe/London", "2026-07-04T10:00+00:00"),
        ("2026-07-04 0930Z", "Europe/London", "2026-07-04T09:30+00:00"),
        ("2026-07-04T09:30Z", "Europe/London", "2026-07-04T09:30+00:00"),
        ("Saturday 4 July at nine", "Europe/London", "2026-07-04T09:00+01:00"),
        ("4 July at nine in the evening", "Europe/London", "2026-07-04T21:00+01:00"),
        ("tonight at ten", "Europe/London", "2026-03-02T22:00+00:00"),
        ("at quarter to nine on 4 July", "Europe/London", "2026-07-04T08:45+01:00"),
        ("at a quarter past ten on 4 July", "Europe/London", "2026-07-04T10:15+01:00"),
        ("at 10 in the morning on 4 July", "Europe/London", "2026-07-04T10:00+01:00"),
        ("4:12 this afternoon Mountain time", None, "2026-03-02T16:12-07:00"),
        ("4 July at 02:19 in the night", "Europe/London", "2026-07-04T02:19+01:00"),
        ("4 July at half past seven in the morning", "Europe/London", "2026-07-04T07:30+01:00"),
        ("June 4 between 1:00 and 5:00 p.m. EDT", "America/New_York", "2026-06-04T13:00-04:00"),
        ("on March 12 at 9:00 p.m. Eastern.", "America/Los_Angeles", "2026-03-12T21:00-04:00"),
        ("on March 12 at noon Eastern. It costs $5", "America/Los_Angeles", "2026-03-12T12:00-04:00"),
        ("on March 12 at 10 a.m. Central.", None, "2026-03-12T10:00-05:00"),
        ("at 8 p.m. Eastern Thursday, March 12", "America/Los_Angeles", "2026-03-12T20:00-04:00"),
        ("at 9 p.m. Eastern/6 p.m. Pacific on May 14", "Europe/London", "2026-05-14T21:00-04:00"),
        ("Thursday, March 12 (9:00 PM, ET/PT)", "America/Los_Angeles", "2026-03-12T21:00-04:00"),
        ("on March 12 at 9 p.m., Central Park", "America/New_York", "2026-03-12T21:00-04:00"),
        ("May 14, at 8:00 a.m. Pacific Time.", "Europe/London", "2026-05-14T08:00-07:00"),
        ("May 14, at 8:00 a.m. PACIFIC TIME", "Europe/London", "2026-05-14T08:00-07:00"),
        ("May 14, at 8:00 a.m. Eastern Daylight Time", "Europe/London", "2026-05-14T08:00-04:00"),
        ("May 14, at 8:00 a.m. U.S. Eastern Time", "Europe/London", "2026-05-14T08:00-04:00"),
        ("May 14, at 8:00 Japan Standard Time", "Europe/London", "2026-05-14T08:00+09:00"),
        ("May 14, at 8:00 a.m. (Beijing Time)", "Europe/London", "2026-05-14T08:00+08:00"),
        ("May 14, at 8:00 Central European Time", "Europe/London", "2026-05-14T08:00+02:00"),
        ("May 14, at 8:00 Coordinated Universal Time", "Europe/London", "2026-05-14T08:00+00:00"),
        ("at 11 a.m. Eastern Time on Thursday, May 14", "Europe/London", "2026-05-14T11:00-04:00"),
        ("at 10 a.m. PT/1 p.m. ET on March 12, 2026", "America/Los_Angeles", "2026-03-12T10:00-07:00"),
        ("at 8am PDT/11am EDT/4pm BST on May 14", "America/Los_Angeles", "2026-05-14T08:00-07:00"),
        ("on Thursday (May 14) at 11:00 a.m. EDT (1500 GMT)", "America/New_York", "2026-05-14T11:00-04:00"),
        ("on March 12 (Thu) 18:00 JST", "Europe/London", "2026-03-12T18:00+09:00"),
        ("at 7 p.m. (doors) on 14 May", "Europe/London", "2026-05-14"),
        ("its sibling (March 3) at 9 a.m.", "Europe/London", "2026-03-03"),
        ("6-8pm, Thursday 14 May", "Europe/London", "2026-05-14T18:00+01:00"),
        ("Thursday, March 12, 6–8pm", "Europe/London", "2026-03-12T18:00+00:00"),
        ("March 12 (9-10 p.m. ET)", "Europe/London", "2026-03-12T21:00-04:00"),
        ("March 12 from 9 to 10 p.m. ET", "Europe/London", "2026-03-12T21:00-04:00"),
        ("March 12, 10-2pm", "Europe/London", "2026-03-12T10:00+00:00"),
        ("March 12, 10:00 to 3:00 p.m.", "Europe/London", "2026-03-12T10:00+00:00"),
        ("March 12 at 10:00 - 3 halls", "Europe/London", "2026-03-12T10:00+00:00"),
        ("March 12, 21-23 pm", "Europe/London", "2026-03-12"),
        ("at midnight tonight", "Europe/London", "2026-03-03T00:00+00:00"),
        ("at midnight on Thursday night", "Europe/London", "2026-03-06T00:00+00:00"),
        ("Thursday night at midnight", "Europe/London", "2026-03-06T00:00+00:00"),
        ("at midnight on Thursday", "Europe/London", "2026-03-05T00:00+00:00"),
        ("at 9 p.m. on Thursday night", "Europe/London", "2026-03-05T21:00+00:00"),
    ],
)
def test_a_time_of_day_gives_the_minute(text, home, interval):
    assert meaning(text, home=home)[0].startswith(interval)


def test_a_time_without_any_zone_stays_a_day():
    assert meaning("4 July at noon") == ["2026-07-04"]


def test_an_hour_of_something_else_is_not_the_launchs():
    assert meaning("on 28 March, and by noon it was gone", home="Europe/London") == ["2026-03-28"]
    assert meaning("on 12 June, at 3.59 million won", home="Asia/Seoul") == ["2026-06-12"]
    assert meaning("on 12 June, midday-ish", home="Europe/London") == ["2026-06-12"]
