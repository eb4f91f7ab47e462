// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.tool;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A call of a program.
 *
 * @param arguments without the program's name
 * @param directory what relative paths start from
 */
public record Invocation(
    ImmutableList<String> arguments,
    Path directory,
    ImmutableMap<String, String> environment,
    InputStream in,
    OutputStream out,
    OutputStream err) {}
