// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hlokit.lit.tool.Alias;
import org.hlokit.lit.tool.Tool;

/**
 * What all tests of a run have in common.
 *
 * @param tools what program names in RUN lines mean
 * @param aliases how a person calls these programs in a terminal, where that is not the same
 * @param features what {@code REQUIRES:} and {@code %if} ask for
 * @param substitutions further names such as {@code %{tool}} with their values
 * @param environment variables that programs see
 * @param outputDirectory where {@code %t} lies
 * @param timeout how long a test may take; none if empty
 */
public record LitConfig(
    ImmutableMap<String, Tool> tools,
    ImmutableMap<String, Alias> aliases,
    ImmutableSet<String> features,
    ImmutableMap<String, String> substitutions,
    ImmutableMap<String, String> environment,
    Path outputDirectory,
    Optional<Duration> timeout) {}
