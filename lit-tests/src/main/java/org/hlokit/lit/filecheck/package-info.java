// SPDX-License-Identifier: Apache-2.0
/**
 * FileCheck: does an output contain, in order, what the CHECK lines of a test file say?
 *
 * <p>The language is the one of LLVM's tool of the same name (the "FileCheck" page of LLVM's
 * command guide), with its options, messages and exit codes: 0 the input matches, 1 it does not, 2
 * the check file or the command line is at fault.
 *
 * <p>All text is handled as bytes: strings whose characters are ISO 8859-1.
 */
@NullMarked
package org.hlokit.lit.filecheck;

import org.jspecify.annotations.NullMarked;
