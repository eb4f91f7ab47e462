// SPDX-License-Identifier: Apache-2.0

/**
 * What the StableHLO specification says of each op beyond its row: constraints between operands,
 * attributes and results, and the types of results. A class for each area of the specification;
 * numbers such as (C3) are those of its sections.
 */
@NullMarked
package org.hlokit.verify.stablehlo;

import org.jspecify.annotations.NullMarked;
