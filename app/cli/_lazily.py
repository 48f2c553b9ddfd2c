"""Commands whose modules are read when they are called: `align` needs no database to be loaded."""

import ast
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
import typer.core


def group(modules: Mapping[str, str], hidden: frozenset[str]) -> type[typer.core.TyperGroup]:
    """A group whose commands stand in modules of this package, {'align': 'align.align'}."""

    class Lazily(typer.core.TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - click's signature
            return list(modules)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            """What a list of commands says of one; to be run it is read as a whole."""
            if cmd_name not in modules:
                return None
            return typer.core.TyperCommand(
                cmd_name, help=_summary(modules[cmd_name]), hidden=cmd_name in hidden
            )

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            name, _, others = super().resolve_command(ctx, args)
            return name, name and _command(name, modules[name]), others

    return Lazily


def _summary(where: str) -> str:
    """The help of a command out of its source: to run the modules of all takes seconds."""
    module, name = where.split(".")
    source = (Path(__file__).parent / f"{module}.py").read_text(encoding="utf-8")
    for statement in ast.parse(source).body:
        match statement:
            case ast.FunctionDef(name=found) if found == name:
                return ast.get_docstring(statement) or ""
            case ast.Assign(targets=[ast.Name(id=found)], value=ast.Call(keywords=said)):
                if found == name:
                    help_ = next(one.value for one in said if one.arg == "help")
                    return str(ast.literal_eval(help_))
    raise LookupError(where)


def _command(name: str, where: str) -> Any:
    module, attribute = where.split(".")
    found: typer.Typer | Callable[..., Any] = getattr(import_module(f"app.cli.{module}"), attribute)
    if isinstance(found, typer.Typer):
        app = found
    else:
        app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        app.command(name)(found)
    command = typer.main.get_command(app)
    command.name = name
    return command
