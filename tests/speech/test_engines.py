"""What engines there are is told, whatever one of them does."""

import pytest

from harken.speech import engines
from harken.speech.engine import NoEngine
from harken.speech.voice import Voice

KAL = Voice("good:kal", "Kal", ("en",), "good")


class Good:
    def voices(self) -> list[Voice]:
        return [KAL]


class Bad(Good):
    """It starts, and then cannot tell its voices."""

    def voices(self) -> list[Voice]:
        raise RuntimeError("its data are damaged")


def start(driver: str) -> object:
    if driver == "good":
        return Good()
    if driver == "bad":
        return Bad()
    raise {"missing": NoEngine, "broken": AttributeError, "foreign": OSError}[driver](driver)


@pytest.mark.parametrize("other", ["missing", "broken", "foreign", "bad"])
def test_an_engine_that_fails_takes_no_other_away(
    monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    monkeypatch.setattr(engines, "drivers", lambda: (other, "good"))
    monkeypatch.setattr(engines, "engine", start)
    assert list(engines.installed_voices()) == [KAL]
