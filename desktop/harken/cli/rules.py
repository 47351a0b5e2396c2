"""How an article is read, as the person's settings and the options say."""

import argparse
from dataclasses import replace

from harken.settings import load_settings, settings_path
from harken.speech.reading_rules import ReadingRules


def rules_of(arguments: argparse.Namespace) -> ReadingRules:
    """The rules of the settings, and what the options ask for beyond them."""
    rules = load_settings(settings_path()).reading_rules
    return replace(
        rules,
        read_code=rules.read_code or arguments.read_code,
        read_tables=rules.read_tables or arguments.read_tables,
    )
