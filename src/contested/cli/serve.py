"""``contested serve``: the record in a browser."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contested.cli import crew, options
from contested.cli.app import ASKING, command
from contested.cli.console import err, out
from contested.cli.record import opened
from contested.errors import UsageError
from contested.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

PORT = 8765
_MOST = 4


@command(
    ASKING,
    "contested serve",
    "contested serve --record syria.db --open",
    "contested serve --port 9000 --read-only",
)
def serve(
    record: options.Record = None,
    conflict: options.Conflict = None,
    boundaries: options.Boundaries = None,
    host: Annotated[str, typer.Option(help="The address to answer at.", metavar="ADDRESS")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0: any free one.", min=0, max=65535, metavar="N")] = PORT,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nobody may judge, whatever link he has.")] = False,
    processes: Annotated[
        int,
        typer.Option(help="How many processes answer; 0: one a core, at most 4.", min=0, max=64, metavar="N"),
    ] = 0,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the browser at the first page.")] = False,
) -> None:
    """Show the record in a browser: map, timeline, evidence, review.

    The pages come from this machine and ask nothing of any other. Whoever reaches the address may read; to judge one
    needs the link that is printed at the start. End it with Ctrl-C.
    """
    settings = Settings.load(record=record, conflict=conflict, boundaries=boundaries)
    with opened(settings.record, readonly=True):
        pass
    from contested.web import create_app
    from contested.web.app import LOOPBACK
    from contested.web.guard import new_token

    token = None if read_only else new_token()
    listening = _listen(host, port)
    bound, port = listening.getsockname()[:2]
    local = ipaddress.ip_address(bound).is_loopback
    hosts = (*LOOPBACK, host.lower(), bound) if local else ()
    app = create_app(Path(settings.record), settings, token, hosts)
    _tell(host, port, token, open_browser)
    if not local:
        _warn(host)
    crew.run(lambda: _run(app, listening), processes or crew.cores(_MOST))


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # Whoever opens the address as soon as it is printed waits, and is not refused.
        listening.listen()
    except OSError as e:
        listening.close()
        raise UsageError(
            f"The server can't answer at {host}, port {port}: {e.strerror or e}.",
            cause="another program answers there." if port else "",
            remedy="Take another port: --port 0 finds a free one.",
        ) from e
    return listening


def _tell(host: str, port: int, token: str | None, open_browser: bool) -> None:
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}"
    out().print(f"The record is at {address}/", markup=False)
    if token:
        out().print(f"To judge, open {address}/enter/{token}", markup=False, soft_wrap=True)
    if open_browser:
        typer.launch(f"{address}/enter/{token}" if token else f"{address}/")


def _warn(host: str) -> None:
    err().print(f"[yellow]Note:[/] {host} can be reached from other machines: whoever reaches it may read the record.")


def _run(app: FastAPI, listening: socket.socket) -> None:
    import uvicorn

    app.state.site.keeper.warm()
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    uvicorn.Server(config).run([listening])
