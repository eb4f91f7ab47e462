# SPDX-License-Identifier: Apache-2.0
"""What a row is."""

from collections.abc import Callable
from typing import Any

from torch._ops import OpOverload

#: Takes the builder, the type of the result (None for several results), and the operator's
#: arguments by name: tensors as values, sizes and numbers as they are. Gives the value, or values.
Row = Callable[..., Any]

Table = dict[OpOverload, Row]
