"""Commands whose modules are read when they are called: `align` needs no database to be loaded."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import typer
import typer.core


def group(modules: Mapping[str, str], hidden: frozenset[str]) -> type[typer.core.TyperGroup]:
    """A group whose commands stand in modules of this package, {'align': 'align.align'}."""

    class Lazily(typer.core.TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - click's signature
            return list(modules)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            if cmd_name not in modules:
                return None
            module, name = modules[cmd_name].split(".")
            found = getattr(import_module(f"app.cli.{module}"), name)
            return _command(cmd_name, found, is_hidden=cmd_name in hidden)

    return Lazily


def _command(name: str, found: typer.Typer | Callable[..., Any], *, is_hidden: bool) -> Any:
    if isinstance(found, typer.Typer):
        app = found
    else:
        app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        app.command(name, hidden=is_hidden)(found)
    command = typer.main.get_command(app)
    command.name = name
    return command
