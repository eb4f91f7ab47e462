// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import com.google.common.primitives.ImmutableLongArray;
import java.lang.foreign.MemorySegment;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of a file of weights.
 *
 * @param file what messages call the file
 * @param element the element type, or null where programs have no such type
 * @param typeName the element type as the file names it
 * @param columnMajor whether the first dimension varies fastest, as in Fortran
 * @param data the elements, mapped: little-endian, a byte for each boolean
 */
public record Weight(
    String file,
    String name,
    @Nullable Type element,
    String typeName,
    ImmutableLongArray shape,
    boolean columnMajor,
    MemorySegment data) {}
