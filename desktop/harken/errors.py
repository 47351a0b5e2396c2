"""The one family of errors that a person is meant to read."""

from typing import Self


class HarkenError(Exception):
    """Something in the person's world went wrong: what failed, why, and what to do next.

    Bugs of ours stay ordinary exceptions; only a `HarkenError` is shown as it is.

    Args:
        what: What failed and on which thing, without a full stop: "Cannot read report.pdf".
        why: The cause, without a full stop: "it is encrypted".
        next_step: What to do now, a sentence: "Remove the password and import it again."
    """

    def __init__(self, what: str, why: str, next_step: str) -> None:
        super().__init__(what, why, next_step)
        self.what = what
        self.why = why
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.what}: {self.why}. {self.next_step}"

    def to_json(self) -> dict[str, str]:
        """The form of the command line's contract, also spoken between the processes."""
        return {"what": self.what, "why": self.why, "next": self.next_step}

    @classmethod
    def from_json(cls, data: dict[str, str]) -> Self:
        """The error that `to_json` wrote."""
        return cls(data["what"], data["why"], data["next"])
