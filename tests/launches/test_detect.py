"""In which language a text is."""

import pytest

from launches.languages.detect import detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le tram 8 roulera à la mi-juin 2026.", "fr"),
        ("Diesen Sommer kommt die Hafereiscreme Frosti in die Supermärkte.", "de"),
        ("Übermorgen eröffnet Papierschön seinen zweiten Laden in Bonn.", "de"),
        ("L'enseigne Skoro a ouvert hier son premier magasin à Lille.", "fr"),
        ("La chaqueta Firn 3 ya está disponible en tiendas.", "es"),
        ("Doors at 10 am in June, or 11 am in July", "en"),
        ("Müller and O'Brien join Citroën's team in Orléans", "en"),
        ("Der Roman ist lang und gut. Er erscheint am 5. Mai.", "de"),
        ("El nuevo ron estará en supermercados a finales de agosto.", "es"),
        ("Café de la Paix opens 4 May", "en"),
        ("Brisk mini, 5.4 inches, Q4.", "en"),
        ("", "en"),
    ],
)
def test_one_sentence_tells_its_language(text, code):
    assert detect(text).code == code
