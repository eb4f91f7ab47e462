// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A regular expression as instructions of a nondeterministic automaton. Every part of the tree is
 * one run of instructions that is entered at its start and left at its end, so that any part can be
 * asked alone how far it matches.
 *
 * <p>Back references stand as a copy of their group's instructions: the automaton accepts a
 * superset of the language, and {@link Backtracker} decides.
 */
final class Program {
  /** One instruction; jumps are absolute. */
  sealed interface Instruction {
    record One(ByteSet set) implements Instruction {}

    record At(Node.Anchor anchor) implements Instruction {}

    record Jump(int target) implements Instruction {}

    /** Goes on at the next instruction or, less gladly, at {@code other}. */
    record Split(int other) implements Instruction {}

    /** Ends a round of a repetition: goes back to {@code start}, or on. */
    record Again(int start, int counter) implements Instruction {}

    /** Begins a repetition. */
    record Begin(int counter) implements Instruction {}

    /** Marks where a group starts (even slots) or ends (odd slots). */
    record Mark(int slot) implements Instruction {}

    /** Begins the copy of a group's instructions that ends before {@code end}. */
    record Back(int number, int end) implements Instruction {}

    record Accept() implements Instruction {}
  }

  /** The instructions of one node: from {@code start} up to {@code end}. */
  record Part(Node node, int start, int end, ImmutableList<Part> children) {}

  private final List<Instruction> code = new ArrayList<>();
  private final Part root;
  private int counters;
  private boolean backReferences;
  private boolean anchors;

  private Program(Node tree) {
    root = compile(tree);
    code.add(new Instruction.Accept());
  }

  static Program of(Node tree) {
    return new Program(tree);
  }

  Instruction at(int index) {
    return code.get(index);
  }

  int size() {
    return code.size();
  }

  Part root() {
    return root;
  }

  int counters() {
    return counters;
  }

  boolean hasBackReferences() {
    return backReferences;
  }

  boolean hasAnchors() {
    return anchors;
  }

  private Part compile(Node node) {
    int start = code.size();
    ImmutableList<Part> children =
        switch (node) {
          case Node.Empty empty -> ImmutableList.of();
          case Node.OneOf(ByteSet set) -> {
            code.add(new Instruction.One(set));
            yield ImmutableList.of();
          }
          case Node.At(Node.Anchor anchor) -> {
            anchors = true;
            code.add(new Instruction.At(anchor));
            yield ImmutableList.of();
          }
          case Node.Group(int number, Node body) -> {
            code.add(new Instruction.Mark(2 * number));
            Part inner = compile(body);
            code.add(new Instruction.Mark(2 * number + 1));
            yield ImmutableList.of(inner);
          }
          case Node.BackReference(int number, Node body) -> {
            backReferences = true;
            hole(() -> compile(body), end -> new Instruction.Back(number, end));
            yield ImmutableList.of();
          }
          case Node.Sequence(ImmutableList<Node> parts) ->
              parts.stream().map(this::compile).collect(ImmutableList.toImmutableList());
          case Node.Alternation(ImmutableList<Node> choices) -> alternation(choices);
          case Node.Plus(Node body) -> {
            int counter = counters++;
            code.add(new Instruction.Begin(counter));
            Part inner = compile(body);
            code.add(new Instruction.Again(start + 1, counter));
            yield ImmutableList.of(inner);
          }
          case Node.Optional(Node body) ->
              ImmutableList.of(hole(() -> compile(body), Instruction.Split::new));
        };
    return new Part(node, start, code.size(), children);
  }

  private ImmutableList<Part> alternation(ImmutableList<Node> choices) {
    ImmutableList.Builder<Part> children = ImmutableList.builder();
    List<Integer> exits = new ArrayList<>();
    for (Node choice : choices.subList(0, choices.size() - 1)) {
      children.add(
          hole(
              () -> {
                Part part = compile(choice);
                exits.add(code.size());
                code.add(new Instruction.Jump(0));
                return part;
              },
              Instruction.Split::new));
    }
    children.add(compile(choices.getLast()));
    exits.forEach(exit -> code.set(exit, new Instruction.Jump(code.size())));
    return children.build();
  }

  /** Leaves room for an instruction, compiles the body, and fills in where the body ended. */
  private Part hole(Supplier<Part> body, IntFunction<Instruction> instruction) {
    int index = code.size();
    code.add(new Instruction.Jump(0));
    Part part = body.get();
    code.set(index, instruction.apply(code.size()));
    return part;
  }
}
