"""Settings: read once, and every wrong one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import Mistake
from flows.settings import read_settings, unknown_names


def test_an_option_goes_before_the_environment_and_that_before_the_default() -> None:
    environ = {"FIGURES_DATA": "/from/environ", "FIGURES_WORKERS": "3", "FIGURES_ALLOW_PRIVATE_HOSTS": "no"}
    settings = read_settings(environ, data=Path("/from/option"), workers=None)
    assert settings.data == Path("/from/option")
    assert settings.workers == 3
    assert settings.allow_private_hosts is False
    assert settings.fetch_tries == 3
    assert settings.sources_folder == Path("/from/option/sources")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FIGURES_WORKERS", "none"),
        ("FIGURES_WORKERS", "0"),
        ("FIGURES_WORKERS", "-2"),
        ("FIGURES_WORKERS", "2.5"),
        ("FIGURES_TIMEOUT_SECONDS", "nan"),
        ("FIGURES_TIMEOUT_SECONDS", "-1"),
        ("FIGURES_MAX_BYTES", "10MB"),
        ("FIGURES_ALLOW_PRIVATE_HOSTS", "maybe"),
    ],
)
def test_a_wrong_value_is_named_with_what_would_be_right(name: str, value: str) -> None:
    with pytest.raises(Mistake, match=name) as told:
        read_settings({name: value})
    assert value in str(told.value)
    assert "\n" not in str(told.value)


def test_a_name_that_is_no_setting_is_told_of() -> None:
    assert unknown_names({"FIGURES_WORKER": "3", "FIGURES_WORKERS": "3", "PATH": "/bin"}) == [
        "FIGURES_WORKER"
    ]
