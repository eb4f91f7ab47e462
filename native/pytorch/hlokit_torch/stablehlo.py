# SPDX-License-Identifier: Apache-2.0
"""StableHLO text of exported programs."""

from typing import Literal

import torch
from torch.export import ExportedProgram

from hlokit_torch import decompositions
from hlokit_torch.emitter import Emitter, ExportError
from hlokit_torch.values import Refusal

Weights = Literal["constants", "arguments"]


def _decomposed(program: ExportedProgram) -> ExportedProgram:
    try:
        return program.run_decompositions(decompositions.table())
    except Refusal as refusal:
        # The tracer appends what it was doing.
        raise ExportError(str(refusal).splitlines()[0]) from refusal


def to_stablehlo(program: ExportedProgram, weights: Weights = "constants") -> str:
    """Writes an exported program as a StableHLO module with the function ``@main``.

    RMS norms, of this package and ``torch.nn.functional.rms_norm``, become
    ``stablehlo.custom_call @ai_edge_torch.rms_norm``.

    Args:
        program: what ``torch.export.export`` gives.
        weights: whether they are constants inside, or arguments after the inputs, in the order of
            ``weights_of``.

    Raises:
        ExportError: there are operators without a row, all of which are named, or something else
            that a StableHLO function cannot do.
    """
    if weights not in ("constants", "arguments"):
        raise ValueError(f"weights must be 'constants' or 'arguments', but is {weights!r}")
    return Emitter(_decomposed(program), weights == "arguments").text()


def weights_of(program: ExportedProgram) -> dict[str, torch.Tensor]:
    """The weights that a program uses, by name, in the order that they are arguments in."""
    return Emitter(_decomposed(program), True).weights()
