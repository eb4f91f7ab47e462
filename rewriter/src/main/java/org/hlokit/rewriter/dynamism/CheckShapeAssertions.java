// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.verify.stablehlo.IntegerConstants;
import org.jspecify.annotations.Nullable;

/**
 * Holds a program against what it says of its shapes, as exports of JAX do.
 *
 * <pre>
 *   stablehlo.custom_call @shape_assertion(%holds, %size)
 *     {error_message = "size {0} is odd", has_side_effect = true}
 *     : (tensor&lt;i1&gt;, tensor&lt;i64&gt;) -> ()
 * </pre>
 *
 * <p>An assertion that holds is erased; one that does not is an error with its message, in which
 * {@code {0}} stands for operand 1 and so on. Operands must be constants.
 */
public final class CheckShapeAssertions implements Pass {
  private static final String ENABLE = "enable-shape-assertions";

  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "stablehlo-check-shape-assertions",
          "check what the program says of its shapes",
          FuncOps.FUNC,
          ImmutableList.of(
              PassOption.choice(
                  ENABLE,
                  ImmutableList.of("true", "false"),
                  "whether to check; else assertions are erased")),
          CheckShapeAssertions::new);

  private static final String TARGET = "shape_assertion";
  private static final String MESSAGE = "error_message";
  private static final int MAX_VALUES = 32;
  private static final ImmutableSet<String> ATTRIBUTES =
      ImmutableSet.of(
          "api_version", "backend_config", "call_target_name", MESSAGE, "has_side_effect");

  /** {@code {0}}, with an alignment or format behind the number. */
  private static final Pattern SPECIFIER = Pattern.compile("\\{\\s*(\\d+)\\s*[^}]*}|\\{\\{");

  private final boolean isEnabled;

  private CheckShapeAssertions(PassOptions options) {
    this.isEnabled = options.text(ENABLE).equals("true");
  }

  private static List<Operation> assertions(Operation root) {
    List<Operation> assertions = new ArrayList<>();
    root.walk(
        op -> {
          if (op.is(StablehloOps.CUSTOM_CALL)
              && StringAttr.of(TARGET).equals(op.attribute("call_target_name"))) {
            assertions.add(op);
          }
        });
    return assertions;
  }

  /** Adds to {@code errors} what assertions in {@code root} say that are known not to hold. */
  static void addViolated(Operation root, RefinementErrors errors) {
    for (Operation assertion : assertions(root)) {
      ImmutableLongArray holds =
          malformed(assertion) == null ? IntegerConstants.of(assertion.operand(0)) : null;
      String fault = holds == null ? null : fault(assertion);
      if (fault != null) {
        errors.add(assertion, fault);
      }
    }
  }

  @Override
  public void run(Operation function, PassContext context) {
    List<Operation> assertions = assertions(function);
    RefinementErrors errors = new RefinementErrors();
    for (Operation assertion : assertions) {
      String fault = isEnabled ? fault(assertion) : null;
      if (fault == null) {
        assertion.erase();
      } else {
        errors.add(assertion, fault);
      }
    }
    errors.throwIfAny();
    context.count("assertions that hold", assertions.size());
  }

  /** What is wrong with an assertion, or what it says is wrong; null where it holds. */
  private static @Nullable String fault(Operation op) {
    String malformed = malformed(op);
    if (malformed != null) {
      return malformed;
    }
    ImmutableLongArray holds = IntegerConstants.of(op.operand(0));
    if (holds == null) {
      return "expects static assert_what (operand #0)";
    }
    if (holds.get(0) != 0) {
      return null;
    }
    List<Long> values = new ArrayList<>();
    for (int i = 1; i < op.operandCount(); i++) {
      ImmutableLongArray value = IntegerConstants.of(op.operand(i));
      if (value == null) {
        return "expects static error_message_input (operand #%d)".formatted(i);
      }
      values.add(value.get(0));
    }
    return format(message(op), values);
  }

  private static @Nullable String malformed(Operation op) {
    if (op.operandCount() < 1 || op.operandCount() > 1 + MAX_VALUES) {
      return "expects 1 <= size(operands) <= " + (1 + MAX_VALUES);
    }
    if (op.resultCount() != 0) {
      return "expects size(results) = 0";
    }
    for (NamedAttribute attribute :
        Iterables.concat(op.properties().entries(), op.discardable().entries())) {
      if (!ATTRIBUTES.contains(attribute.name())) {
        return attribute.name() + " is not a supported attribute";
      }
    }
    if (op.attribute("backend_config") != null
        && !StringAttr.of("").equals(op.attribute("backend_config"))) {
      return "expects an empty backend_config";
    }
    if (!isScalar(op.operand(0).type(), ImmutableSet.of(1))) {
      return "expects assert_what (operand #0) to be a constant of type tensor<i1>";
    }
    for (int i = 1; i < op.operandCount(); i++) {
      if (!isScalar(op.operand(i).type(), ImmutableSet.of(32, 64))) {
        return "expects error_message_input (operand #%d) to be a constant of type tensor<i32> or tensor<i64>"
            .formatted(i);
      }
    }
    if (!(op.attribute(MESSAGE) instanceof StringAttr)) {
      return "expects an error_message attribute";
    }
    return malformed(message(op), op.operandCount() - 1);
  }

  private static @Nullable String malformed(String message, int values) {
    for (MatchResult match : SPECIFIER.matcher(message).results().toList()) {
      String index = match.group(1);
      if (index != null && (index.length() > 3 || Integer.parseInt(index) >= values)) {
        return ("expects error_message to contain format specifiers with error_message_input index "
                + "less than %d. Found specifier %s")
            .formatted(values, match.group());
      }
    }
    return null;
  }

  private static boolean isScalar(Type type, ImmutableSet<Integer> widths) {
    return type instanceof TensorType tensor
        && tensor.rank() == 0
        && tensor.element() instanceof IntegerType element
        && element.signedness() == IntegerType.Signedness.SIGNLESS
        && widths.contains(element.width());
  }

  private static String message(Operation op) {
    return op.attribute(MESSAGE) instanceof StringAttr message ? message.value() : "";
  }

  private static String format(String message, List<Long> values) {
    return values.isEmpty()
        ? message
        : SPECIFIER
            .matcher(message)
            .replaceAll(
                match ->
                    match.group(1) == null
                        ? "{"
                        : String.valueOf(values.get(Integer.parseInt(match.group(1)))));
  }
}
