import pytest

from harken.cli.main import main
from harken.cli.usage import USAGE

COMMANDS = ("text", "summary", "speak", "export", "voices", "desktop")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "COMMAND"),
        (["fly"], "invalid choice: 'fly'"),
        (["text"], "SOURCE"),
        (["speak", "a", "b"], "unrecognized arguments: b"),
        (["export", "a"], "--to"),
        (["summary", "a", "--percent", "0"], "more than 0 and at most 100, not '0'"),
        (["summary", "a", "--percent", "101"], "more than 0 and at most 100, not '101'"),
        (["summary", "a", "--percent", "nan"], "more than 0 and at most 100, not 'nan'"),
        (["summary", "a", "--minutes", "-1"], "a number of minutes above 0, not '-1'"),
        (["summary", "a", "--minutes", "inf"], "a number of minutes above 0, not 'inf'"),
        (["summary", "a", "--sentences", "0"], "a whole number, 1 or more, not '0'"),
        (["summary", "a", "--words", "1.5"], "a whole number, 1 or more, not '1.5'"),
        (["summary", "a", "--words", "9", "--minutes", "1"], "not allowed with argument --words"),
        (["summary", "a", "--method", "magic"], "invalid choice: 'magic'"),
        (["speak", "a", "--rate", "79"], "a whole number, 88 to 875, not '79'"),
        (["speak", "a", "--rate", "fast"], "a whole number, 88 to 875, not 'fast'"),
        (["export", "a", "--to", "b", "--format", "m4b"], "choose from"),
        (["speak", "a", "--minutes", "2"], "argument --minutes: it is about the summary, which is"),
        (["speak", "a", "--words", "9"], "add --summary"),
        (["export", "a", "--to", "b", "--minutes", "2"], "add --what summary, or --what both"),
        (["export", "a", "--to", "b", "--method", "lsa"], "argument --method"),
        (["export", "a", "--to", "b", "--jobs", "0"], "a whole number, 1 to 64, not '0'"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_words(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(arguments) == USAGE

    shown = capsys.readouterr()
    assert message in shown.err
    named = arguments[:1] if arguments[:1] != ["fly"] else []
    assert shown.err.startswith(" ".join(["usage: harken", *named, "[-h]"]))
    assert shown.out == ""


def test_a_format_of_later_names_those_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", "a", "--to", "b", "--format", "opus"])

    error = capsys.readouterr().err
    assert "wav" in error
    assert "mp3" in error


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, "--help"]) == 0

    assert f"examples:\n  harken {command}" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["speak", "export"])
def test_help_says_what_is_taken_from_the_window(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    main([command, "--help"])

    shown = capsys.readouterr().out
    assert "As chosen in the window: voices, pitch" in shown
    assert "Not taken from there: the rate" in shown


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0

    shown = capsys.readouterr().out
    assert all(command in shown for command in COMMANDS)
