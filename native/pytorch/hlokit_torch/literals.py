# SPDX-License-Identifier: Apache-2.0
"""Numbers and tensors as MLIR writes them."""

import json

import torch

#: Bits of precision, for the digits that LLVM finds natural for a type.
_PRECISION = {torch.float32: 24, torch.float16: 11, torch.bfloat16: 8, torch.float64: 53}

_SHORT_DIGITS = 6
_MOST_ZEROS = 3

#: Longer tensors of integers are written as their bytes.
_MOST_LISTED = 16


def _raw(tensor: torch.Tensor) -> bytes:
    """The elements as they lie in memory, row by row."""
    return tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()


def _digits(magnitude: float, precision: int) -> tuple[str, int]:
    """At most so many significant digits, and the power of ten that they are multiplied by.

    LLVM's algorithm, step by step: it cuts before it rounds, and drops nines that overflow without
    taking note of their place, so that the digits may be those of another number.
    """
    significand, divisor = magnitude.as_integer_ratio()
    exponent = 1 - divisor.bit_length()
    significand *= 5**-exponent
    surplus = significand.bit_length() - (precision * 196 + 58) // 59
    if surplus > 0:
        removable = surplus * 59 // 196
        significand //= 10**removable
        exponent += removable
    digits = str(significand)
    exponent += len(digits) - len(digits.rstrip("0"))
    digits = digits.rstrip("0")
    if len(digits) <= precision:
        return digits, exponent
    exponent += len(digits) - precision
    up, digits = digits[precision] >= "5", digits[:precision]
    if not up:
        kept = digits.rstrip("0")
    elif kept := digits.rstrip("9"):
        kept = kept[:-1] + chr(ord(kept[-1]) + 1)
    else:
        return "1", exponent + precision
    return kept, exponent + precision - len(kept)


def float_text(number: float, dtype: torch.dtype) -> str:
    """A number as MLIR prints it in a float type.

    With six digits where these are enough to find it again (``1.000000e-03``), else with the
    natural ones (``9.99999974E-6``), else as bits (``0x7F800000``).
    """
    value = torch.tensor(number, dtype=dtype)
    bits = "0x" + _raw(value)[::-1].hex().upper()
    if not torch.isfinite(value):
        return bits
    magnitude = abs(value.double().item())
    sign = "-" if torch.signbit(value) else ""
    if magnitude == 0:
        return f"{sign}0.000000e+00"
    digits, exponent = _digits(magnitude, _SHORT_DIGITS)
    place = exponent + len(digits) - 1
    brief = f"{sign}{digits[0]}.{digits[1:].ljust(_SHORT_DIGITS, '0')}e{place:+03d}"
    if torch.equal(torch.tensor(float(brief), dtype=dtype), value):
        return brief
    precision = 2 + _PRECISION[dtype] * 59 // 196
    digits, exponent = _digits(magnitude, precision)
    place = exponent + len(digits) - 1
    if exponent >= 0:
        scientific = exponent > _MOST_ZEROS or len(digits) + exponent > precision
    else:
        scientific = place < -_MOST_ZEROS
    if scientific:
        return f"{sign}{digits[0]}.{digits[1:] or '0'}E{place:+d}"
    if exponent >= 0:
        return bits
    whole = len(digits) + exponent
    if whole > 0:
        return f"{sign}{digits[:whole]}.{digits[whole:]}"
    return f"{sign}0.{'0' * -whole}{digits}"


def scalar_text(number: float | int | bool, dtype: torch.dtype) -> str:
    """A number of any element type as MLIR writes it."""
    if dtype.is_floating_point:
        return float_text(float(number), dtype)
    if dtype == torch.bool:
        return "true" if number else "false"
    return str(int(number))


def dense_text(tensor: torch.Tensor) -> str:
    """A tensor as an attribute without its type: ``dense<"0x0000803F0000C03F">``."""
    tensor = tensor.detach().cpu()
    if tensor.numel() == 0:
        return "dense<>"
    flat = tensor.reshape(-1)
    first = _raw(flat[:1])
    # The comparison of the ends spares most weights that of the whole.
    if _raw(flat[-1:]) == first and _raw(flat) == first * flat.numel():
        return f"dense<{scalar_text(flat[0].item(), tensor.dtype)}>"
    brief = not tensor.dtype.is_floating_point and flat.numel() <= _MOST_LISTED
    if tensor.dtype == torch.bool or brief:
        return f"dense<{json.dumps(tensor.tolist())}>"
    return f'dense<"0x{_raw(tensor).hex().upper()}">'
