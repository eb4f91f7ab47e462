# SPDX-License-Identifier: Apache-2.0
"""The table from ATen operators to what writes them in StableHLO."""

import hlokit_torch.rms_norm  # noqa: F401  (the operator, of which there is a row)
from hlokit_torch.rows import elementwise, shapes, sums
from hlokit_torch.rows.table import Table

ROWS: Table = {**elementwise.ROWS, **shapes.ROWS, **sums.ROWS}
