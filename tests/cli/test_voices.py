from tests.cli.terminal import harken


def test_json_gives_an_object_a_voice() -> None:
    ended = harken("voices", "--json")

    assert ended.status == 0
    assert all(list(voice) == ["id", "name", "languages", "driver"] for voice in ended.objects)
    assert any("en-us" in voice["languages"] for voice in ended.objects)


def test_people_get_the_ids_to_choose_from() -> None:
    ended = harken("voices")

    assert any(line.startswith("espeak_pcm:gmw/en-us ") for line in ended.out.splitlines())
