# SPDX-License-Identifier: Apache-2.0
"""The command ``python -m hlokit_torch.export model.pt2 -o model.mlir``."""

import argparse
import os
import sys
import zipfile
from pathlib import Path

import torch

from hlokit_torch import ExportError, to_stablehlo


def _load(file: str) -> torch.export.ExportedProgram:
    if not Path(file).is_file():
        raise ExportError("no such file")
    if not zipfile.is_zipfile(file):
        raise ExportError("not a program that torch.export.save wrote")
    try:
        return torch.export.load(file)
    except Exception as error:  # whatever the reader meets in an archive of another kind
        reason = str(error).partition("\n")[0]
        raise ExportError(f"not a program that torch.export can load: {reason}") from error


def _write(file: Path, text: str) -> None:
    """Whole or not at all."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(text)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def main(arguments: list[str] | None = None) -> int:
    """The command; gives the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m hlokit_torch.export",
        description="Writes a program of torch.export as StableHLO text.",
    )
    parser.add_argument("program", metavar="FILE.pt2", help="what torch.export.save wrote")
    parser.add_argument("-o", dest="output", metavar="FILE", help="standard output by default")
    parser.add_argument(
        "--weights",
        choices=("constants", "arguments"),
        default="constants",
        help="constants (the default), or arguments after the inputs",
    )
    options = parser.parse_args(arguments)
    try:
        text = to_stablehlo(_load(options.program), options.weights)
    except ExportError as error:
        print(f"error: {options.program}: {error}", file=sys.stderr)
        return 1
    if options.output is None:
        sys.stdout.write(text)
        return 0
    try:
        _write(Path(options.output), text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(f"error: cannot write {options.output}: {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
