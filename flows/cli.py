"""The command `figures`, thin over the stages: one file of `flows/commands/` per command, found by its name.

Exit codes: 0 success, 1 the work found something wrong, 2 a user's mistake (one line on stderr, no
traceback). Nothing heavy is imported here: `figures --help` answers at once.
"""

from __future__ import annotations

import errno
import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Sequence

import typer

from flows import commands, is_mistake

ABOUT = "Casualty figures from news: every number leads back to its words, and no death is counted twice."

FREE, OURS = "free some space, or give another folder", "give a folder that we may use, or its rights to us"
REFUSED = {  # what would be right, by what the disk says
    errno.ENOSPC: FREE,
    errno.EDQUOT: FREE,
    errno.EACCES: OURS,
    errno.EPERM: OURS,
    errno.EROFS: OURS,
}


def build_app() -> typer.Typer:
    """The app with every command of `flows/commands/`, in order of name."""
    app = typer.Typer(
        help=ABOUT,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    for found in sorted(pkgutil.iter_modules(commands.__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{commands.__name__}.{found.name}")
        app.command(found.name)(module.run)
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    try:
        code = build_app()(args=arguments, standalone_mode=False, prog_name="figures")
    except BrokenPipeError:  # the reader of our output went away, such as `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return _say("stopped", 130)
    except Exception as error:
        line = _line_of(error)
        if line is None:
            raise
        _release(error)
        return _say(line, 2)
    return code if isinstance(code, int) else 0


def _line_of(error: Exception) -> str | None:
    """The line that a user can act on, or None for a bug."""
    if hasattr(error, "format_message"):  # a wrong option or argument, as typer words it
        return " ".join(str(error.format_message()).split())
    return str(error) if is_mistake(error) else _line_of_disk(error)


def _line_of_disk(error: Exception) -> str | None:
    """What the disk refuses: a folder that may not be read or written, or one that is full."""
    if isinstance(error, OSError) and error.errno in REFUSED:
        return f"{error.filename or 'a file'}: {error.strerror}; {REFUSED[error.errno]}"
    if type(error).__module__.partition(".")[0] == "duckdb" and "Error: " in str(error):
        line = str(error).partition("\n")[0]
        full = os.strerror(errno.ENOSPC)
        return f"{line}; {REFUSED[errno.ENOSPC]}" if full in line else None
    return None


def _release(error: BaseException | None) -> None:
    """Let go of what the frames of an error hold: a connection kept to the end makes a complaint."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _say(line: str, code: int) -> int:
    print(f"figures: {line}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
