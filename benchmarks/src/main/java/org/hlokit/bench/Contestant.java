// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.ImmutableList;

/**
 * A program in a race.
 *
 * @param name how the table calls it
 * @param command program and arguments; what it prints is thrown away
 */
record Contestant(String name, ImmutableList<String> command) {}
