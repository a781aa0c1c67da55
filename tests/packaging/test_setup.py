"""The set-up script says what is wrong, and leaves nothing behind that looks ready."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with all that the set-up script looks at."""
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def setup(checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script there."""
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHON", "VENV")}
    script = [shutil.which("sh") or "/bin/sh", "tools/setup.sh", "run"]
    return subprocess.run(
        script, cwd=checkout, env={**clean, **environment}, capture_output=True, text=True, check=False
    )


def test_an_interpreter_that_does_not_fit_is_named(checkout: Path) -> None:
    old = checkout / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = setup(checkout, PYTHON=str(old))
    assert done.returncode == 1
    assert f"PYTHON={old} is no Python 3.11, 3.12 or 3.13" in done.stderr
    assert not (checkout / ".venv").exists()


def test_no_interpreter_at_all(checkout: Path) -> None:
    bare = checkout / "bin"
    bare.mkdir()
    for tool in ("sh", "dirname", "cat", "cksum", "grep", "rm"):
        (bare / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    done = setup(checkout, PATH=str(bare))
    assert done.returncode == 1
    assert "No Python 3.11, 3.12 or 3.13 was found (there is no python3)" in done.stderr


def ready(checkout: Path) -> None:
    """Put a venv there that looks ready, stamp and all."""
    binaries = checkout / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").symlink_to(sys.executable)
    (binaries / "contested").write_text("#!/bin/sh\n")
    (binaries / "contested").chmod(0o755)
    files = "cat pyproject.toml constraints.txt tools/setup.sh | cksum"
    sums = subprocess.run(files, shell=True, cwd=checkout, capture_output=True, text=True, check=True).stdout.strip()
    (checkout / ".venv" / ".contested.run").write_text(f"{checkout} any {sums}\n")


def test_a_venv_that_is_ready_is_left_alone(checkout: Path) -> None:
    ready(checkout)
    done = setup(checkout)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_stale_stamp_installs_again(checkout: Path, name: str) -> None:
    ready(checkout)
    with (checkout / name).open("a") as file:
        file.write("# newer\n")
    pip = checkout / ".venv" / "bin" / "python"
    pip.unlink()
    pip.write_text('#!/bin/sh\ncase "$*" in *pip*) echo no network >&2; exit 1;; esac\n')
    pip.chmod(0o755)
    done = setup(checkout)
    assert done.returncode == 1
    assert "The installation did not finish" in done.stderr
    assert "Once installed, Contested needs no network." in done.stderr
    assert not (checkout / ".venv" / ".contested.run").exists()
