"""The contract's assertions are shown in full, as a test module's are."""

import pytest

pytest.register_assert_rewrite("tests.speech.engine_contract")
