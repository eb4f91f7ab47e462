# SPDX-License-Identifier: Apache-2.0
"""What operators without a row are made of: PyTorch's own decompositions, and some of ours."""

import math
from collections.abc import Callable
from typing import Any

import torch
from torch._ops import OpOverload

from hlokit_torch.rows import ROWS
from hlokit_torch.values import Refusal


def _attention(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attn_mask: torch.Tensor | None = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
    *,
    scale: float | None = None,
    enable_gqa: bool = False,
) -> torch.Tensor:
    """Attention of [.., heads, length, width]; rows that the mask hides entirely give zeros."""
    if dropout_p != 0:
        raise Refusal("attention with dropout cannot be exported: call eval() first")
    if enable_gqa:
        groups = query.shape[-3] // key.shape[-3]
        key = key.repeat_interleave(groups, -3)
        value = value.repeat_interleave(groups, -3)
    factor = 1 / math.sqrt(query.shape[-1]) if scale is None else scale
    scores = torch.matmul(query * factor, key.transpose(-2, -1))
    if is_causal:
        rows = torch.arange(query.shape[-2], device=query.device).unsqueeze(1)
        columns = torch.arange(key.shape[-2], device=query.device)
        scores = torch.where(columns <= rows, scores, -math.inf)
    if attn_mask is None:
        weights = torch.softmax(scores, -1)
    else:
        if attn_mask.dtype == torch.bool:
            scores = torch.where(attn_mask, scores, -math.inf)
        else:
            scores = scores + attn_mask
        hidden = (scores == -math.inf).all(-1, keepdim=True)
        weights = torch.where(hidden, 0.0, torch.softmax(scores, -1))
    return torch.matmul(weights, value)


_OWN: dict[OpOverload, Callable[..., Any]] = {
    torch.ops.aten.scaled_dot_product_attention.default: _attention,
}


def table() -> Any:
    """Decompositions of all operators but those that have a row."""
    decompositions = torch.export.default_decompositions()
    for operator in ROWS:
        decompositions.pop(operator, None)
    for operator, decomposition in _OWN.items():
        decompositions[operator] = decomposition
    return decompositions
