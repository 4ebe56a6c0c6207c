"""A finished folder put in the place of the old one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def exchange(fresh: Path, site: Path, *, in_one_step: bool = True) -> None:
    """Put `fresh` in the place of `site` and remove what stood there; both stand in the same folder."""
    if not os.path.lexists(site):
        fresh.rename(site)
    elif in_one_step and _swap(fresh, site):
        remove(fresh)  # now the old site
    else:
        _in_two_steps(fresh, site)


def recover(site: Path) -> None:
    """Undo an exchange in two steps that was interrupted between them, or finish one that was not cleared away."""
    aside = _aside(site)
    if not os.path.lexists(aside):
        return
    if os.path.lexists(site):
        remove(aside)
    else:
        aside.rename(site)


def remove(folder: Path) -> None:
    """Remove `folder`, never what it links to."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)


def _in_two_steps(fresh: Path, site: Path) -> None:
    aside = _aside(site)
    site.rename(aside)
    try:
        fresh.rename(site)
    finally:
        recover(site)


def _aside(site: Path) -> Path:
    return site.with_name(f"{site.name}.displaced")


def _swap(first: Path, second: Path) -> bool:
    """Exchange two names in one step, where the system and the file system can."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(second))
