# ruff: noqa: E501 (a wording and its meaning stand on one line)
"""How a launch stands: whose cancellation and whose delay a text tells, and when it is silent."""

import pytest


def standing(reading, text):
    announcements = reading(text).announcements
    if not announcements:
        return "none", None
    said = announcements[0]
    return str(said.status), said.window.edtf if said.window else None


@pytest.mark.parametrize(
    "text",
    [
        "Kite is no more. The studio has ended production of the game.",
        "Northway will not be flying to Porto. The airline had planned to serve it weekly from 4 December.",
        "The company has pulled out of its planned bike hire in York, which had been set for 16 March.",
        "We have decided not to release Kite.",
        "The brewery will no longer be pursuing its own lemonade.",
        "The plans have been dropped.",
        "Canopy isn't moving forward with the comedy Kite. The streamer had ordered ten episodes in January and planned to premiere them early next year.",
    ],
)
def test_giving_a_project_up_in_other_words_cancels_it(reading, text):
    assert standing(reading, text) == ("cancelled", None)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Kite will be out in 2027; there is no more than that for now.", "2027"),
        ("Pet shops will stock Kite Cat next year. It smells of nothing. A version for dogs won't be sold here.", "2027"),
        ("You won't be able to buy one until 3 December, when Kite goes on sale.", "2026-12-03"),
        ("The first attempt was called off on Sunday. Kite lifts off on 14 March.", "2026-03-14"),
    ],
)  # fmt: skip
def test_what_is_called_off_beside_the_launch_does_not_cancel_it(reading, text, when):
    assert standing(reading, text)[1] == when


def test_a_delay_of_another_thing_below_the_date_is_not_the_launchs(reading):
    text = "Kite hits all shops on 15 May. Vinyl has been delayed at the plant and won't ship until 26 June."
    assert standing(reading, text) == ("announced", "2026-05-15")
    text = "The East line opens on 24 May. Bond Square isn't ready and is to follow."
    assert standing(reading, text) == ("announced", "2026-05-24")


@pytest.mark.parametrize(
    "text",
    [
        "Kite, due in your shops on 1 September, will not be delivered on that date. We are unable to say when.",
        "We've stopped the line. We're not going to name a new date today. New hinges come in on 20 April.",
        "Kite is delayed until further notice.",
    ],
)
def test_a_delay_without_a_new_date_stays_undated(reading, text):
    assert standing(reading, text) == ("delayed", None)


@pytest.mark.parametrize(
    "text",
    [
        "The museum is being built. The day on which it opens has not yet been fixed.",
        "The trains are built and the service is still going ahead.",
        "The game is on its way, without a date.",
    ],
)
def test_a_launch_that_is_coming_without_a_date_is_announced(reading, text):
    assert standing(reading, text) == ("announced", None)


@pytest.mark.parametrize(
    "text",
    [
        "The market train has been rolling between Airolo and Como since 20 January. From 1 June we add a coach.",
        "Kite, which was nearly done since 2019, reached 1.0 yesterday.",
        "The record, released on 12 December, has sold well. The vinyl should be in shops again next month.",
        "A hundred days of Kite\n\nThe ferry has been sailing to Mull since January. More than we had hoped have come.",
    ],
)
def test_what_has_been_out_for_a_while_is_released_whatever_comes_besides(reading, text):
    assert standing(reading, text) == ("released", None)


def test_a_text_that_opens_with_the_sale_is_about_it_and_not_about_what_follows(reading):
    text = (
        "Kite is on sale. It costs 35 dollars. Our site fell over. Please be patient. The first batch is small."
        " A launch of the larger Kite will follow in August."
    )
    assert standing(reading, text) == ("released", "2026-03-02")


def test_a_relative_clause_about_a_fair_is_not_the_launch(reading):
    text = "At the fair that opened this morning, Aubrac shows a watch. Dealers will receive the first in December."
    assert standing(reading, text) == ("announced", "2026-12")


def test_a_delay_counted_before_its_cue_moves_the_old_date(reading):
    text = "Release day was to be 14 July. Kite is going to be with you nine days later than planned."
    assert standing(reading, text) == ("delayed", "2026-07-23")


@pytest.mark.parametrize(
    "text",
    [
        "A year of the Kite oven\n\nEight thousand of you bake in one. The book is being reprinted and comes back on 9 May.",
        "It's been twelve months since the Kite came out. The quiz is back on 9 May.",
    ],
)  # fmt: skip
def test_an_anniversary_tells_that_the_thing_is_out(reading, text):
    assert standing(reading, text) == ("released", None)


def test_nearly_here_is_not_here(reading):
    assert standing(reading, "The kettle is (nearly) here\n\nWe'll open the shop in the coming weeks.") == (
        "announced",
        None,
    )


def test_a_game_that_backers_paid_for_and_that_will_not_be_delivered_is_cancelled(reading):
    assert standing(reading, "Kite, the game you funded on 3 March 2024, won't be delivered.") == ("cancelled", None)
    assert standing(reading, "Kickstarter darling Kite won't ship its cups. The money is gone.") == ("cancelled", None)


def test_the_rest_of_a_list_of_old_dates_is_old_too(reading):
    text = (
        "Kite has stopped the launch of the Fold. A new date is to be given within weeks."
        " It was to go on sale on 26 April in the US, on 3 May in France, and in the middle of May in shops in Korea."
    )
    assert standing(reading, text) == ("delayed", None)


def test_what_many_expected_was_a_plan(reading):
    text = "The Kite, which many of you expected in June, won't be in the shops before October."
    assert standing(reading, text) == ("delayed", "2026-10")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The film opened last Friday and took 12 million at the weekend. A sequel is being written.", None),
        ("Since Monday of last week, travellers have been able to take the night train from Graz to Genoa.", None),
        ("The satellite is in orbit. A rocket put it there. First pictures are expected in April.", None),
    ],
)  # fmt: skip
def test_an_opening_some_days_ago_is_a_release(reading, text, when):
    assert standing(reading, text) == ("released", when)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The bridge will not open on 1 April as planned. The city needs at least another month.", None),
        ("Kite has been pushed to 2027. The studio wants more time. The game had been due in June.", "2027"),
        ("Line 9 was to carry its first passengers in May. It will now be September, it said.", "2026-09"),
    ],
)  # fmt: skip
def test_a_day_denied_or_a_goal_named_is_a_delay(reading, text, when):
    assert standing(reading, text) == ("delayed", when)


@pytest.mark.parametrize(
    "text",
    [
        "Sad news: we're not going to make the board game Kite. Your money comes back by 20 March.",
        "The council has rejected the tram. There will be no line 9, the mayor said.",
        "Kestrel has dropped its plan to fly to Madeira. The route was to have started on 1 June.",
        "The studio has shut down and its game Kite, due on 12 May, dies with it.",
    ],
)
def test_a_refusal_cancels(reading, text):
    assert standing(reading, text) == ("cancelled", None)


def test_what_closed_long_ago_can_reopen(reading):
    text = "The town gets a cinema again. The Ritz, closed since 2009, is to reopen on 3 April after a rebuild."
    assert standing(reading, text) == ("announced", "2026-04-03")


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("You can now ride line 9 to the airport. The mayor drove. From April it will run often.", "released", "2026-03-02"),
        ("Three weeks after its launch, the Kite is hard to find. The next batch arrives in April.", "released", None),
        ("Plans for a cable car are off the table for good. The opening had been planned for 2029.", "cancelled", None),
        ("The publisher doesn't intend to bring the sequel out at all.", "cancelled", None),
        ("Kite stays on the ground until at least Friday.", "delayed", None),
        ("Delayed trains, cancelled trains: relief comes on 12 April, when the sets go into service.", "announced", "2026-04-12"),
        ("The annual report is published on 20 April.", "none", None),
        ("Das Stück wird nicht mehr gezeigt, teilte das Haus am Montag mit. Die Uraufführung fällt aus.", "cancelled", None),
        ("公司宣布取消原定于5月发布的平板电脑项目。", "cancelled", None),
    ],
)  # fmt: skip
def test_standing_by_wording(reading, text, status, when):
    assert standing(reading, text) == (status, when)


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("Otter is no longer being made. After a first delay it was expected this year.", "cancelled", None),
        ("The Kite should have been in your hands in July. We don't know yet when it will come.", "delayed", None),
        ("You can walk into any branch as of today and walk out with the Kite.", "released", "2026-03-02"),
        ("The big-ticket drama is streaming from this morning.", "released", "2026-03-02"),
        ("The scheme was shelved in 2015 and drawn up again. Passengers are to be carried from 2030.", "announced", "2030"),
        ("Hotfix 1.0.4\n\nHello all. Kite has been out for twelve days now. Console players get it on 9 June.", "released", None),
        ("Support for Kite 6 ends on 30 June. Kite 8 has been available since October.", "none", None),
    ],
)  # fmt: skip
def test_more_standings_by_wording(reading, text, status, when):
    assert standing(reading, text) == (status, when)


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("The upgrade starts rolling out on 5 October. All devices should have been offered it by the end of 2027.", "announced", "2026-10-05"),
        ("Sales through dealers in Italy, Austria and Germany start in the third quarter.", "announced", "2026-35"),
        ("The director told the council meeting the doors would open in summer.", "announced", "2026-22"),
        ("The first launch is now on the books for the second half of the year.", "announced", "2026-41"),
        ("Nine thousand\n\nSince it came to our showrooms last March, the Kite has found 9,000 owners.", "released", None),
        ("Last night somebody installed the pantry app we put out on 30 September.", "released", None),
        ("The museum has named Ada Obi its next director. She comes from Newark and takes office on 4 January.", "none", None),
    ],
)  # fmt: skip
def test_whose_date_it_is(reading, text, status, when):
    assert (standing(reading, text)[0], (standing(reading, text)[1] or "")[:7]) == (status, (when or "")[:7])


def test_a_coming_day_that_is_denied_is_given_up(reading):
    assert standing(reading, "Kite does not go on sale in October.") == ("delayed", None)
    assert standing(reading, "The ferry won't be back in service in October.") == ("delayed", None)


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("Tonight's premiere is off. The lead has lost her voice.", "delayed", None),
        ("The rumours of a delay are wrong: Kite comes out on 12 May.", "announced", "2026-05-12"),
        ("Kite takes off for the first time on 1 June. Two routes to Porto have been cancelled.", "announced", "2026-06-01"),
    ],
)  # fmt: skip
def test_one_attempt_called_off_is_a_delay_and_another_things_end_is_none(reading, text, status, when):
    assert standing(reading, text) == (status, when)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("扇風機の自主回収について\n\n昨年5月に発売した扇風機の一部に発煙のおそれがあります。3月9日から無償で交換いたします。", "none"),
        ("代表取締役の異動\n\n4月1日付で、取締役の山本健が代表取締役社長に就任することを決議しました。", "none"),
        ("商品価格改定のお知らせ\n\n原材料の高騰により、4月1日出荷分より一部商品の価格を改定いたします。", "none"),
        ("自転車の青切符、4月1日から\n\n改正道路交通法が4月1日に施行され、自転車の違反に反則金が科される。", "none"),
        ("みどり書店 閉店のお知らせ\n\n1998年に開店したみどり書店は、3月31日をもちまして閉店いたします。", "none"),
        ("春の新入社員募集\n\n2027年4月入社の新卒採用を始めました。説明会は3月20日、締め切りは4月10日です。", "none"),
        ("【レビュー】「ソラ2」を1カ月使ってみた\n\n2月に発売されたカメラを1カ月使ってみた。電池の持ちは物足りない。", "released"),
        ("喫茶「灯」本日開店\n\n喫茶「灯」が本日、神保町に開店しました。営業時間は午前8時から。", "released"),
        ("小型EVの開発を断念\n\nメーカーは2日、2027年の発売を目指していた小型EVの開発を断念すると発表した。", "cancelled"),
        ("新駅の開業、27年春にずれ込み\n\n今秋に予定していた新駅の開業は、2027年春にずれ込む見通しとなった。", "delayed"),
        ("文庫『海の子』6月刊行\n\n青波社は小説の文庫を6月10日に刊行する。単行本は2023年に出た。", "announced"),
        ("关于召回部分电热水壶的公告\n\n因底座存在过热隐患，自3月10日起召回2024年5月至8月生产的电热水壶。", "none"),
        ("公司任命新首席财务官\n\n青木科技3月2日宣布，任命李岚为首席财务官，4月1日起生效。", "none"),
        ("快递新规4月1日起施行\n\n新修订的管理办法将于4月1日起施行，违反规定的企业最高罚款三万元。", "none"),
        ("系統維護公告\n\n親愛的用戶，本行將於3月8日凌晨1時至5時進行系統維護，期間暫停轉帳服務。", "none"),
        ("茶行歡慶五十週年\n\n水晶茶行1976年創立，今年歡慶五十週年，3月14日將舉辦感恩茶會。", "none"),
        ("开箱：耳机 S2 用了两周\n\n2月上市的耳机 S2，我用了两周。音质不错，缺点是充电盒太大。", "released"),
        ("捷運綠線今通車\n\n捷運綠線今天正式通車，首班車早上6點發車，一個月內免費搭乘。", "released"),
        ("水岸百貨計畫喊卡\n\n水岸百貨原訂明年開幕，業者昨日證實計畫喊卡，土地將另行出售。", "cancelled"),
        ("电影《归途》撤档\n\n原定3月20日上映的电影《归途》宣布撤档，新档期另行通知。", "delayed"),
        ("环线延至2028年通车\n\n环线原定2027年通车，市府昨日表示，因缺工将延至2028年。", "delayed"),
        ("《泥炭村》评测：玩了三十个小时仍不想离开沼泽，可惜音乐重复太多。8分。", "none"),
        ("码头摩天轮项目黄了：投资方撤资，原定5月的开业不再有下文。", "cancelled"),
        ("自2027年1月1日起，吴海宁将出任编辑部主任，接替服务22年后退休的白克明。", "none"),
        ("2027年1月1日付で、瓜生春子氏が編集部の部長に就任する。前任の別府健司氏は退職する。", "none"),
        ("くれま農場のオーツミルクは4月初旬にスーパーの棚に並ぶ。", "announced"),
        ("动车组新线路\n\n自4月10日起，江州至白城新增直达动车，每天两趟，全程1小时50分。", "announced"),
    ],
)  # fmt: skip
def test_standing_in_japanese_and_chinese(reading, text, status):
    assert standing(reading, text)[0] == status
