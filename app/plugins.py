"""What is added by one file: the public modules of a package are its plug-ins.

A module's name is the plug-in's id and its docstring the help text. Modules whose name
begins with an underscore are shared parts.
"""

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def discover(package: str) -> dict[str, ModuleType]:
    """The plug-ins of a package, by id, in alphabetical order."""
    parent = importlib.import_module(package)
    return {
        found.name: importlib.import_module(f"{package}.{found.name}")
        for found in sorted(pkgutil.iter_modules(parent.__path__), key=lambda m: m.name)
        if not found.name.startswith("_")
    }
