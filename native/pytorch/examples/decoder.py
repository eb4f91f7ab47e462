# SPDX-License-Identifier: Apache-2.0
"""Small decoders in the manner of Llama, Gemma and Qwen, with weights that are drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from hlokit_torch import custom_rms_norm


@dataclass(frozen=True)
class Config:
    """What a decoder is made of.

    Attributes:
        fused_norm: whether norms are calls of the operator, or spelled out as models do.
        one_plus_weight: whether norms multiply by 1 + weight, as Gemma does.
        query_key_norm: whether queries and keys are normalised, as Qwen does.
        gate: the activation of the feed-forward network.
    """

    fused_norm: bool = True
    one_plus_weight: bool = False
    query_key_norm: bool = False
    gate: Callable[[Tensor], Tensor] = F.silu
    vocabulary: int = 96
    width: int = 64
    layers: int = 2
    heads: int = 4
    key_heads: int = 2
    hidden: int = 160
    epsilon: float = 1e-6

    @property
    def head_width(self) -> int:
        """Channels of a head."""
        return self.width // self.heads


LLAMA = Config()
GEMMA = Config(one_plus_weight=True, gate=partial(F.gelu, approximate="tanh"))
QWEN = Config(query_key_norm=True)


class Norm(nn.Module):
    """RMSNorm, by the operator or spelled out."""

    def __init__(self, config: Config, length: int) -> None:
        super().__init__()
        self.config = config
        self.weight = nn.Parameter(torch.randn(length) * 0.2 + (not config.one_plus_weight))

    def forward(self, x: Tensor) -> Tensor:
        weight = 1 + self.weight if self.config.one_plus_weight else self.weight
        if self.config.fused_norm:
            return custom_rms_norm(x, weight, self.config.epsilon)
        mean_square = x.pow(2).mean(-1, keepdim=True)
        return x * torch.rsqrt(mean_square + self.config.epsilon) * weight


def rotate(x: Tensor) -> Tensor:
    """Rotary position embedding of [batch, head, position, channel]."""
    length, width = x.shape[-2:]
    frequency = 10000.0 ** (-torch.arange(0, width, 2, dtype=torch.float32) / width)
    angle = torch.arange(length).unsqueeze(1) * frequency
    angle = torch.cat([angle, angle], -1)
    left, right = x[..., : width // 2], x[..., width // 2 :]
    return x * angle.cos() + torch.cat([-right, left], -1) * angle.sin()


class Attention(nn.Module):
    """Causal attention in which groups of queries share keys and values."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        shared = config.key_heads * config.head_width
        self.query = nn.Linear(config.width, config.width, bias=False)
        self.key = nn.Linear(config.width, shared, bias=False)
        self.value = nn.Linear(config.width, shared, bias=False)
        self.out = nn.Linear(config.width, config.width, bias=False)
        if config.query_key_norm:
            self.query_norm = Norm(config, config.head_width)
            self.key_norm = Norm(config, config.head_width)

    def forward(self, x: Tensor) -> Tensor:
        batch, length, width = x.shape

        def heads(projected: Tensor) -> Tensor:
            return projected.view(batch, length, -1, self.config.head_width).transpose(1, 2)

        query, key, value = heads(self.query(x)), heads(self.key(x)), heads(self.value(x))
        if self.config.query_key_norm:
            query, key = self.query_norm(query), self.key_norm(key)
        mixed = F.scaled_dot_product_attention(
            rotate(query), rotate(key), value, is_causal=True, enable_gqa=True
        )
        return self.out(mixed.transpose(1, 2).reshape(batch, length, width))


class FeedForward(nn.Module):
    """The gated network of each layer."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.activation = config.gate
        self.gate = nn.Linear(config.width, config.hidden, bias=False)
        self.up = nn.Linear(config.width, config.hidden, bias=False)
        self.down = nn.Linear(config.hidden, config.width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.down(self.activation(self.gate(x)) * self.up(x))


class Block(nn.Module):
    """One layer, of [batch, position, width]."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.attention_norm = Norm(config, config.width)
        self.attention = Attention(config)
        self.feed_forward_norm = Norm(config, config.width)
        self.feed_forward = FeedForward(config)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attention(self.attention_norm(x))
        return x + self.feed_forward(self.feed_forward_norm(x))


class Decoder(nn.Module):
    """Logits [batch, position, vocabulary] of tokens [batch, position]."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.embedding = nn.Embedding(config.vocabulary, config.width)
        self.layers = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.last_norm = Norm(config, config.width)
        self.head = nn.Linear(config.width, config.vocabulary, bias=False)
        self.head.weight = self.embedding.weight

    def forward(self, tokens: Tensor) -> dict[str, Tensor]:
        x = self.embedding(tokens)
        for layer in self.layers:
            x = layer(x)
        return {"logits": self.head(self.last_norm(x))}
