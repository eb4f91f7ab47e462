# SPDX-License-Identifier: Apache-2.0
"""The kernel library, by its C API (``hlokit_rms_norm.h``)."""

import ctypes
import ctypes.util
import functools
import os
import sys
from pathlib import Path

import torch

#: Names the library's file, before all other places.
LIBRARY_VARIABLE = "HLOKIT_RMS_NORM_LIBRARY"

#: ``enum hlokit_type``.
TYPES: dict[torch.dtype, int] = {
    torch.float32: 0,
    torch.float16: 1,
    torch.bfloat16: 2,
    torch.float64: 3,
}


class KernelError(RuntimeError):
    """The kernel library is not there, or refused a call."""


class _Quantization(ctypes.Structure):
    """``struct hlokit_quantization``; not read for the types that PyTorch's op has."""

    _fields_ = [("scale", ctypes.c_double), ("zero_point", ctypes.c_int32)]


class _Arguments(ctypes.Structure):
    """``struct hlokit_rms_norm_args``."""

    _fields_ = [
        ("rows", ctypes.c_size_t),
        ("length", ctypes.c_size_t),
        ("x", ctypes.c_void_p),
        ("x_type", ctypes.c_int),
        ("x_stride", ctypes.c_size_t),
        ("weight", ctypes.c_void_p),
        ("weight_type", ctypes.c_int),
        ("y", ctypes.c_void_p),
        ("y_type", ctypes.c_int),
        ("y_stride", ctypes.c_size_t),
        ("epsilon", ctypes.c_double),
        ("cast_before_scale", ctypes.c_bool),
        ("kernel", ctypes.c_void_p),
        ("x_quantization", _Quantization),
        ("weight_quantization", _Quantization),
        ("y_quantization", _Quantization),
    ]


def _file_name() -> str:
    """What the platform calls a shared library of this name."""
    if sys.platform == "win32":
        return "hlokit_rms_norm.dll"
    return "libhlokit_rms_norm.dylib" if sys.platform == "darwin" else "libhlokit_rms_norm.so"


def candidates() -> list[Path]:
    """Where the library may lie: where the variable says, or in the package or the build tree."""
    named = os.environ.get(LIBRARY_VARIABLE)
    if named:
        return [Path(named)]
    package = Path(__file__).resolve().parent
    native = package.parent.parent
    return [package / "lib" / _file_name(), native / "target" / "cmake" / _file_name()]


@functools.cache
def library() -> ctypes.CDLL:
    """The library, loaded once.

    Raises:
        KernelError: it is in none of the places, or cannot be loaded.
    """
    places = candidates()
    path = next((str(place) for place in places if place.is_file()), None)
    if path is None and not os.environ.get(LIBRARY_VARIABLE):
        path = ctypes.util.find_library("hlokit_rms_norm")
    if path is None:
        raise KernelError(
            f"the kernel library is not at {' or '.join(map(str, places))};"
            f" build it with cmake, or name it in {LIBRARY_VARIABLE}"
        )
    try:
        loaded = ctypes.CDLL(path)
        loaded.hlokit_rms_norm.argtypes = [ctypes.POINTER(_Arguments)]
        loaded.hlokit_rms_norm.restype = ctypes.c_int
        loaded.hlokit_status_message.argtypes = [ctypes.c_int]
        loaded.hlokit_status_message.restype = ctypes.c_char_p
    except (OSError, AttributeError) as error:
        raise KernelError(f"{path} is not the kernel library: {error}") from error
    return loaded


def _as_rows(x: torch.Tensor) -> torch.Tensor:
    """``x`` as rows whose elements lie side by side and that do not overlap; a copy if need be."""
    rows = x.reshape(-1, x.shape[-1])
    side_by_side = rows.shape[1] == 1 or rows.stride(1) == 1
    apart = rows.shape[0] == 1 or rows.stride(0) >= rows.shape[1]
    return rows if side_by_side and apart else rows.contiguous()


def rms_norm(x: torch.Tensor, weight: torch.Tensor, epsilon: float) -> torch.Tensor:
    """Normalises the rows of ``x`` over the last dimension.

    Args:
        x: [..., length], f32, f16, bf16 or f64, of any strides.
        weight: [length]; f32, f16 or bf16, for an f64 ``x`` f64 or f32.
        epsilon: finite, not negative.

    Returns:
        A new contiguous tensor of the shape and type of ``x``.

    Raises:
        KernelError: the library is missing, or refuses the types or epsilon.
    """
    y = torch.empty(x.shape, dtype=x.dtype, device=x.device)
    if x.numel() == 0:
        return y
    rows, weight = _as_rows(x), weight.contiguous()
    count, length = rows.shape
    arguments = _Arguments(
        rows=count,
        length=length,
        x=rows.data_ptr(),
        x_type=TYPES[rows.dtype],
        x_stride=rows.stride(0) if count > 1 else 0,
        weight=weight.data_ptr(),
        weight_type=TYPES[weight.dtype],
        y=y.data_ptr(),
        y_type=TYPES[y.dtype],
        epsilon=epsilon,
    )
    status = library().hlokit_rms_norm(ctypes.byref(arguments))
    if status != 0:
        message = library().hlokit_status_message(status).decode()
        raise KernelError(f"the rms norm kernel refused the call: {message}")
    return y
