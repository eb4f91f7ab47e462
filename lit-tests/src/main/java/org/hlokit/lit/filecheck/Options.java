// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What the command line asks for. */
record Options(
    String checkFile,
    String inputFile,
    ImmutableList<String> checkPrefixes,
    boolean defaultPrefix,
    ImmutableList<String> commentPrefixes,
    ImmutableList<String> implicitCheckNot,
    ImmutableList<String> defines,
    ImmutableSet<Flag> flags,
    DumpInput dumpInput,
    DumpFilter dumpFilter,
    int dumpContext) {

  /** Options without a value. */
  enum Flag {
    STRICT_WHITESPACE("strict-whitespace"),
    IGNORE_CASE("ignore-case"),
    ALLOW_EMPTY("allow-empty"),
    ALLOW_UNUSED_PREFIXES("allow-unused-prefixes"),
    MATCH_FULL_LINES("match-full-lines"),
    ENABLE_VAR_SCOPE("enable-var-scope"),
    ALLOW_DAG_OVERLAP("allow-deprecated-dag-overlap"),
    VERBOSE("v"),
    VERY_VERBOSE("vv"),
    /** Accepted, as there are no colours here to switch on. */
    COLOR("color"),
    HELP("help");

    private final String option;

    Flag(String option) {
      this.option = option;
    }

    String option() {
      return option;
    }
  }

  /** When to print the input with annotations; a later one wins over an earlier one. */
  enum DumpInput {
    NEVER,
    FAIL,
    ALWAYS,
    HELP
  }

  /** Which lines of the input a dump shows; a later one wins over an earlier one. */
  enum DumpFilter {
    ERROR,
    ANNOTATION,
    ANNOTATION_FULL,
    ALL
  }

  boolean strictWhitespace() {
    return flags.contains(Flag.STRICT_WHITESPACE);
  }

  boolean ignoreCase() {
    return flags.contains(Flag.IGNORE_CASE);
  }

  boolean allowEmpty() {
    return flags.contains(Flag.ALLOW_EMPTY);
  }

  boolean allowUnusedPrefixes() {
    return flags.contains(Flag.ALLOW_UNUSED_PREFIXES);
  }

  boolean matchFullLines() {
    return flags.contains(Flag.MATCH_FULL_LINES);
  }

  boolean enableVarScope() {
    return flags.contains(Flag.ENABLE_VAR_SCOPE);
  }

  boolean allowDagOverlap() {
    return flags.contains(Flag.ALLOW_DAG_OVERLAP);
  }

  boolean verbose() {
    return flags.contains(Flag.VERBOSE) || veryVerbose();
  }

  boolean veryVerbose() {
    return flags.contains(Flag.VERY_VERBOSE);
  }

  /** What is wrong with the prefixes, if anything is. */
  Optional<String> prefixFault() {
    Set<String> seen = new HashSet<>();
    if (defaultPrefix) {
      seen.addAll(checkPrefixes);
    }
    boolean defaultComments = commentPrefixes.equals(OptionsParser.DEFAULT_COMMENT_PREFIXES);
    if (defaultComments) {
      seen.addAll(commentPrefixes);
    }
    Optional<String> fault =
        defaultPrefix ? Optional.empty() : prefixFault("check", checkPrefixes, seen);
    if (fault.isPresent() || defaultComments) {
      return fault;
    }
    return prefixFault("comment", commentPrefixes, seen);
  }

  private static Optional<String> prefixFault(
      String kind, ImmutableList<String> prefixes, Set<String> seen) {
    for (String prefix : prefixes) {
      String fault = null;
      if (prefix.isEmpty()) {
        fault = "must not be the empty string";
      } else if (!prefix.matches("[a-zA-Z0-9_-]*")) {
        fault =
            "must start with a letter and contain only alphanumeric characters, hyphens, and"
                + " underscores: '%s'".formatted(prefix);
      } else if (!seen.add(prefix)) {
        fault = "must be unique among check and comment prefixes: '%s'".formatted(prefix);
      }
      if (fault != null) {
        return Optional.of("error: supplied " + kind + " prefix " + fault);
      }
    }
    return Optional.empty();
  }
}
