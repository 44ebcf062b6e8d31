"""Names as they are shown: as people know them, and not as a sentence happens to have them."""

from datetime import UTC, datetime

import pytest

from launches.article import Article
from launches.brand import Brand
from launches.topics import Topics

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
LEGO, EMBER, MIELE, NOTHING = Brand("LEGO"), Brand("Ember & Ash"), Brand("Miele"), Brand("Nothing")


def shown(title, text, brands=(LEGO, EMBER, MIELE, NOTHING)):
    topics = Topics(Article(title, text, NOW), brands)
    return {topics.full_name(topic) for topic in topics.topics.values()}


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("New album 'Small Hours' is out", "It is called 'Small Hours', they say.", "Small Hours"),
        ("Neutron's first flight slips", "We wait for Neutron.", "Neutron"),
        ("Reeve buys novel, The Salt Almanac", "She has bought The Salt Almanac for us.", "The Salt Almanac"),
        ("'The Hive' opens", '"The Hive," a room on the second floor, opens.', "The Hive"),
        ("A date for the Solent Metro", "The Solent Metro opens. We ride the Solent Metro.", "Solent Metro"),
        ("News", "LUND – The Solent Metro opens. It is the Solent Metro.", "Solent Metro"),
        ("Restored Queen's Hall to reopen", "THE Queen's Hall in Oakham will reopen.", "Queen's Hall"),
        ("Neuer Zug heißt ICE L", "Der ICE L ist da. Wir fahren im ICE L.", "ICE L"),
        (
            "Pixel Buds 3a: small price",
            "Pixel Buds 3a are here. We like Pixel Buds 3a, and Buds 3a it is.",
            "Pixel Buds 3a",
        ),
        ("LEGO® Icons Tower Bridge™ unveiled", "The LEGO® Icons Tower Bridge™ is grey.", "LEGO Icons Tower Bridge"),
        ("Chef to open in Shoreditch", "Ember & Ash Shoreditch will open in May.", "Ember & Ash Shoreditch"),
        ("George Lucas' museum opens", "George Lucas' museum is here.", "George Lucas' museum"),
        ("Meet Re:Wear", "We call it Re:Wear, and there is TP–7 as well.", "TP–7"),
        ("Meet Re:Wear", "We call it Re:Wear, and there is TP–7 as well.", "Re:Wear"),
        ("Linz", "Wir gehen ins Musée du Chat oder ins Museo del Prado.", "Musée du Chat"),
        ("Nothing Phone (4a) is here", "We saw Nothing Phone (4a) today.", "Nothing Phone (4a)"),
        ("Auf den ID. Polo warten", "Der ID. Polo kommt später, sagt die Firma.", "ID. Polo"),
        ("News", "We await India's Mangalyaan. It is India's Mangalyaan that flies.", "Mangalyaan"),
        ("A date for it", "It Takes Two comes in May. We play It Takes Two.", "It Takes Two"),
        ("Beyond Good & Evil 2 is alive", "We saw Beyond Good & Evil 2 today.", "Beyond Good & Evil 2"),
        ("新作長編の発売日", "新作長編「二階の駅」を7月14日に発売します。", "二階の駅"),
        ("新機種", "コンパクト機 KITE S2 は7月14日に発売します。", "コンパクト機 KITE S2"),
        ("Bitte", "Download Miele Kelp Deck now. Get Miele Kelp Deck.", "Miele Kelp Deck"),
        ("Schweblin vuelve con «El otro invierno»", "Se llama «El otro invierno» y sale ya.", "El otro invierno"),
    ],
)
def test_a_name_is_shown_whole_and_without_what_a_sentence_adds(title, text, name):
    assert name in shown(title, text)


@pytest.mark.parametrize(
    "text",
    [
        "「素晴らしい」と述べた。",
        "竹風科技今天宣布开售",
        "«No es así», dijo ella.",
        "« Oui. Mais non » est dit.",
        "«y otra vez» es así.",
    ],
)
def test_what_somebody_says_is_no_title(text):
    assert shown("", text) <= {"Oui", "Mais", "No"}


def test_what_opens_a_quotation_is_no_name():
    article = Article("'Worth the wait': River Rail slips", "River Rail won't open until 2029, they said.", NOW)
    (worth,) = (topic for topic in Topics(article, ()).topics.values() if topic.name == "Worth")
    assert not worth.plausible
