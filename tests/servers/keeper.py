"""Keep a server for as long as whoever started this script lives, and not a moment longer.

    python keeper.py FOLDER USER COMMAND…

Standard input is a pipe from the parent. It closes when the parent is done with the server and
also when the parent is killed, whatever the signal; then the server is told to end, is killed
if it does not, and FOLDER is removed. USER is whom root runs the server as, or empty. Only the
standard library: the script runs by path.
"""

import pwd
import shutil
import signal
import subprocess
import sys
import threading
from typing import Any

# A PostgreSQL that was asked to end writes a checkpoint first.
_PATIENCE = 20


def main(folder: str, user: str, command: list[str]) -> int:
    """Run the command until the parent's end of standard input closes."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd="/", **identity(user))
        threading.Thread(target=_until_parent_is_gone, args=(server,), daemon=True).start()
        return server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def identity(user: str) -> dict[str, Any]:
    """What `subprocess` is told about whom to run as; empty for oneself."""
    if not user:
        return {}
    account = pwd.getpwnam(user)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _until_parent_is_gone(server: subprocess.Popen[bytes]) -> None:
    sys.stdin.buffer.read()
    server.send_signal(signal.SIGINT)
    try:
        server.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
