"""Commands as people use them: the real client against the local Discord."""


async def test_setup_stores_and_says_the_next_step(scene):
    said = await scene.command("ada", "setup", {"zone": "Europe/Berlin", "morning": "8:30"})
    assert "Europe/Berlin" in said
    assert "8:30" in said
    assert "/route set" in said
    assert "Integrations" in said
