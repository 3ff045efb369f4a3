"""Make sure that a Chromium is there for the browser tests, or say plainly that they will be skipped.

Looks for one first; then tries the system's package, where this user may
install packages; then playwright's own build. Under ``CI=true`` it is a
failure if none of these works: tests that were silently skipped prove nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_chromium() -> str | None:
    """Return the path of a Chromium that runs here, or None.

    ``TRUCEWATCH_CHROMIUM`` names one; else the system's, else playwright's.
    """
    named = os.environ.get("TRUCEWATCH_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    for name in NAMES:
        if found := shutil.which(name):
            return found
    if MAC.exists():
        return str(MAC)
    return _playwrights_own()


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        return None
    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Error:
        return None
    return path if Path(path).exists() else None


def _run(*command: str) -> bool:
    """Run a command, its output to stderr; True if it did its work."""
    print(f"  trying: {' '.join(command)}", file=sys.stderr)
    try:
        return subprocess.run(command, stdout=sys.stderr, timeout=900, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _may_use_apt() -> bool:
    """Root on Debian: on Ubuntu the package of that name is only a pointer to a snap."""
    release = Path("/etc/os-release")
    if not release.exists() or shutil.which("apt-get") is None or not hasattr(os, "geteuid"):
        return False
    return os.geteuid() == 0 and "ID=debian" in release.read_text(encoding="utf-8").splitlines()


def install_chromium() -> None:
    """Try the system's package, then playwright's own build."""
    if _may_use_apt():
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
        _run("apt-get", "update", "-qq")
        if _run("apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"):
            return
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def main() -> int:
    """Find or install one; 1 only where there is none and ``CI`` says that there must be."""
    named = os.environ.get("TRUCEWATCH_CHROMIUM")
    if named and not Path(named).exists():
        print(f"TRUCEWATCH_CHROMIUM names {named}, which is not there.", file=sys.stderr)
    elif find_chromium() is None:
        print("No Chromium found for the browser tests.", file=sys.stderr)
        install_chromium()
    found = find_chromium()
    if found:
        print(f"Browser tests use {found}")
        return 0
    print(
        "No Chromium could be found or installed: THE BROWSER TESTS WILL BE SKIPPED. "
        "Install Chromium, or set TRUCEWATCH_CHROMIUM to its path.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
