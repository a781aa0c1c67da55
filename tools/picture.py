"""Draw what commands print on the sample as docs/demo.svg: the picture in the README.

python tools/picture.py [--width COLUMNS]
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "demo.svg"
UNSEEN = "contested demo"
SEEN = (
    "contested control --place Jourin --at 2015-08-05 -r demo/demo.db",
    "contested disputes --place Jourin -r demo/demo.db",
    "contested tolls --place Hassakeh --actor ISIS -r demo/demo.db",
)
FETCHED_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.S)


def printed(command: str, folder: str, width: int) -> str:
    """What a command prints on a colour terminal of ``width`` columns."""
    binaries = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
        "FORCE_COLOR": "1",
        "COLUMNS": str(width),
        "TERM": "xterm-256color",
    }
    done = subprocess.run(
        command.split(), cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    return done.stdout.decode()


def drawn(width: int) -> str:
    """The picture as SVG. Fonts are the reader's own: nothing is fetched to show it."""
    console = Console(record=True, width=width, file=Path(os.devnull).open("w"), force_terminal=True)  # noqa: SIM115
    with tempfile.TemporaryDirectory() as folder:
        printed(UNSEEN, folder, width)
        for command in SEEN:
            console.print(Text(f"$ {command}", "bold"))
            for line in printed(command, folder, width).rstrip().splitlines():
                console.print(Text.from_ansi(line.rstrip()), soft_wrap=True)
            console.print()
    return FETCHED_FONTS.sub("", console.export_svg(title="contested", clear=True, unique_id="contested"))


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--width", type=int, default=132)
    PICTURE.write_text(drawn(parser.parse_args().width), encoding="utf-8")


if __name__ == "__main__":
    main()
