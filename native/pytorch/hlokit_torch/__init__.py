# SPDX-License-Identifier: Apache-2.0
"""hlokit for PyTorch: the RMSNorm operator, and StableHLO text of exported programs."""

from hlokit_torch.emitter import ExportError
from hlokit_torch.rms_norm import RmsNorm, custom_rms_norm
from hlokit_torch.stablehlo import to_stablehlo, weights_of

__all__ = ["ExportError", "RmsNorm", "custom_rms_norm", "to_stablehlo", "weights_of"]
