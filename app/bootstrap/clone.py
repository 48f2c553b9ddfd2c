"""Where things are inside a clone."""

from dataclasses import dataclass
from pathlib import Path


class SetupFailed(Exception):
    """The set-up cannot go on; the message is one sentence with the remedy."""


@dataclass(frozen=True)
class Clone:
    """A checkout of the repository and the folders that the set-up makes in it."""

    root: Path

    @property
    def tools(self) -> Path:
        """What the set-up itself needs; never on anybody's PATH."""
        return self.root / ".tools"

    @property
    def venv(self) -> Path:
        """The private Python environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter of the private environment."""
        return self.venv / "bin" / "python"

    @property
    def command(self) -> Path:
        """The console command, once set up."""
        return self.venv / "bin" / "duizhao"

    @property
    def frontend(self) -> Path:
        """The sources of the front end."""
        return self.root / "frontend"

    @property
    def static(self) -> Path:
        """The built front end, which the server hands out."""
        return self.root / "app" / "web" / "static"

    def lock(self, name: str) -> Path:
        """A lock file: `""` for what runs the workbench, `dev` for its tests, `tools` for uv."""
        return self.root / (f"requirements-{name}.lock" if name else "requirements.lock")

    def site_packages(self) -> Path:
        """Where the private environment keeps its libraries."""
        for folder in (self.venv / "lib").glob("python3.*/site-packages"):
            return folder
        raise SetupFailed(
            "The folder .venv is not a Python environment; delete it and start again."
        )


def here() -> Clone | None:
    """The clone this package lies in, or None where it was installed from a wheel."""
    root = Path(__file__).resolve().parents[2]
    return Clone(root) if (root / "requirements.lock").is_file() else None
