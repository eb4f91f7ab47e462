# SPDX-License-Identifier: Apache-2.0
"""Makes the demo's model: a decoder of two layers that has learnt one sentence by heart.

Usage: python3 export_demo.py        (needs jax and numpy; takes some seconds)

Writes demo.mlir (StableHLO text as JAX exports it, weights inside) and demo.input.npy, the first
characters of the sentence. Given 32 characters, the model tells for each which one comes next. The
seed is fixed, so that a run gives the same model on the same machine and JAX version.
"""

import pathlib

import jax
import jax.numpy as jnp
import numpy as np
from jax import export

# The place of an op in this file, and not where this file lies.
jax.config.update("jax_hlo_source_file_canonicalization_regex", ".*/")

ALPHABET = " abcdefghijklmnopqrstuvwxyz,."
SENTENCE = (
    "text comes in, becomes a graph, is rewritten, and leaves as a model that runs. "
    "nothing in between is magic, every step can be read. "
)
WINDOW = 32
LAYERS, WIDTH, HEADS, HEAD_WIDTH, HIDDEN = 2, 64, 4, 16, 128
EPSILON = 1e-6


def rms_norm(x, weight):
    mean_square = jnp.mean(x * x, axis=-1, keepdims=True)
    return x * jax.lax.rsqrt(mean_square + EPSILON) * weight


def rotate(x):
    """Rotary position embedding of [batch, position, head, channel]."""
    half = HEAD_WIDTH // 2
    frequency = 1.0 / (10000.0 ** (jnp.arange(half, dtype=jnp.float32) / half))
    angle = jnp.arange(WINDOW, dtype=jnp.float32)[:, None] * frequency[None, :]
    cos, sin = jnp.cos(angle)[None, :, None, :], jnp.sin(angle)[None, :, None, :]
    left, right = x[..., :half], x[..., half:]
    return jnp.concatenate([left * cos - right * sin, right * cos + left * sin], axis=-1)


def attend(layer, x):
    def heads(projection):
        return (x @ layer[projection]).reshape(x.shape[0], WINDOW, HEADS, HEAD_WIDTH)

    query = rotate(rms_norm(heads("query"), layer["query_norm"]))
    key = rotate(rms_norm(heads("key"), layer["key_norm"]))
    score = jnp.einsum("bqhc,bkhc->bhqk", query, key) / np.float32(np.sqrt(HEAD_WIDTH))
    earlier = np.tril(np.ones((WINDOW, WINDOW), bool))
    score = jnp.where(earlier[None, None], score, np.float32(-1e9))
    mixed = jnp.einsum("bhqk,bkhc->bqhc", jax.nn.softmax(score, axis=-1), heads("value"))
    return mixed.reshape(x.shape[0], WINDOW, HEADS * HEAD_WIDTH) @ layer["out"]


def feed_forward(layer, x):
    return (jax.nn.silu(x @ layer["gate"]) * (x @ layer["up"])) @ layer["down"]


def decode(weights, characters):
    x = weights["embedding"][characters]
    for layer in weights["layers"]:
        x = x + attend(layer, rms_norm(x, layer["attention_norm"]))
        x = x + feed_forward(layer, rms_norm(x, layer["feed_forward_norm"]))
    return rms_norm(x, weights["last_norm"]) @ weights["embedding"].T


def initial_weights(random):
    def matrix(rows, columns):
        return random.standard_normal((rows, columns)).astype(np.float32) / np.float32(np.sqrt(rows))

    def layer():
        return {
            "attention_norm": np.ones(WIDTH, np.float32),
            "feed_forward_norm": np.ones(WIDTH, np.float32),
            "query_norm": np.ones(HEAD_WIDTH, np.float32),
            "key_norm": np.ones(HEAD_WIDTH, np.float32),
            "query": matrix(WIDTH, HEADS * HEAD_WIDTH),
            "key": matrix(WIDTH, HEADS * HEAD_WIDTH),
            "value": matrix(WIDTH, HEADS * HEAD_WIDTH),
            "out": matrix(HEADS * HEAD_WIDTH, WIDTH),
            "gate": matrix(WIDTH, HIDDEN),
            "up": matrix(WIDTH, HIDDEN),
            "down": matrix(HIDDEN, WIDTH),
        }

    return {
        "embedding": 0.3 * random.standard_normal((len(ALPHABET), WIDTH)).astype(np.float32),
        "last_norm": np.ones(WIDTH, np.float32),
        "layers": [layer() for _ in range(LAYERS)],
    }


def train(weights, text, random, steps=500, rate=2e-3):
    """Adam on windows that start anywhere in the repeated sentence."""

    def loss(weights, window):
        log_probability = jax.nn.log_softmax(decode(weights, window[:, :-1]))
        return -jnp.mean(jnp.take_along_axis(log_probability, window[:, 1:, None], axis=-1))

    @jax.jit
    def step(weights, mean, square, count, window):
        value, gradient = jax.value_and_grad(loss)(weights, window)
        mean = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, mean, gradient)
        square = jax.tree.map(lambda s, g: 0.99 * s + 0.01 * g * g, square, gradient)
        weights = jax.tree.map(
            lambda w, m, s: w - rate * (m / (1 - 0.9**count)) / (jnp.sqrt(s / (1 - 0.99**count)) + 1e-8),
            weights,
            mean,
            square,
        )
        return weights, mean, square, value

    mean = jax.tree.map(jnp.zeros_like, weights)
    square = jax.tree.map(jnp.zeros_like, weights)
    value = np.inf
    for count in range(1, steps + 1):
        starts = random.integers(0, len(SENTENCE), 16)
        window = np.stack([text[start : start + WINDOW + 1] for start in starts])
        weights, mean, square, value = step(weights, mean, square, count, window)
    print(f"loss {float(value):.4f} after {steps} steps")
    return weights


def main():
    random = np.random.default_rng(20)
    text = np.array([ALPHABET.index(c) for c in SENTENCE * 2], np.int32)
    weights = train(initial_weights(random), text, random)

    def model(characters):
        return decode(weights, characters)

    here = pathlib.Path(__file__).parent
    shape = jax.ShapeDtypeStruct((1, WINDOW), jnp.int32)
    (here / "demo.mlir").write_text(export.export(jax.jit(model))(shape).mlir_module())
    np.save(here / "demo.input.npy", text[None, :WINDOW])

    written = list(text[:WINDOW])
    for _ in range(60):
        logits = jax.jit(model)(np.array([written[-WINDOW:]], np.int32))
        written.append(int(np.argmax(logits[0, -1])))
    print("".join(ALPHABET[c] for c in written))


if __name__ == "__main__":
    main()
