# SPDX-License-Identifier: Apache-2.0
"""Walks an exported graph and writes each node by its row."""

import json
import operator
import os
import re
from collections.abc import Iterator
from typing import Any, cast

import torch
from torch._ops import OpOverload
from torch.export import ExportedProgram
from torch.export.graph_signature import InputKind, OutputKind
from torch.fx import Node
from torch.fx.node import map_arg

from hlokit_torch.builder import Builder
from hlokit_torch.rows import ROWS
from hlokit_torch.values import Refusal, TensorType, Value, dim

#: Where PyTorch's own sources lie.
_TORCH = os.path.join(os.path.dirname(torch.__file__), "")

#: Arguments that say where a tensor lies, and not what is in it.
_PLACEMENT = frozenset({"device", "layout", "memory_format", "non_blocking", "pin_memory"})

#: Arguments that ask for what is so in any exported program.
_SETTLED = frozenset({"implicit", "requires_grad"})

#: Operators that check what is known once a program is exported.
_CHECKS = frozenset({
    torch.ops.aten._assert_scalar.default,
    torch.ops.aten._assert_tensor_metadata.default,
    torch.ops.aten.sym_constrain_range.default,
    torch.ops.aten.sym_constrain_range_for_size.default,
})  # fmt: skip

_WEIGHT_KINDS = (InputKind.PARAMETER, InputKind.BUFFER, InputKind.CONSTANT_TENSOR)


class ExportError(Exception):
    """A program that cannot be written; the message says why, one line for each reason."""


def place(node: Node) -> str:
    """Where a node comes from in the user's module, such as ``layers.0.mlp (Mlp), model.py:12``."""
    stack = list((node.meta.get("nn_module_stack") or {}).values())
    path, kind = stack[-1] if stack else ("", "")
    kind = kind if isinstance(kind, str) else kind.__qualname__
    name = f"{path or 'the module'} ({kind.split('.')[-1]})" if kind else "the module"
    frames = re.findall(r'File "([^"]+)", line (\d+)', node.meta.get("stack_trace") or "")
    own = [(file, line) for file, line in frames if not file.startswith(_TORCH)]
    return f"{name}, {os.path.basename(own[-1][0])}:{own[-1][1]}" if own else name


class Emitter:
    """Writes one function.

    Args:
        program: decomposed as ``decompositions.table`` says.
        weights_as_arguments: whether weights are arguments after the inputs, and not constants.
    """

    def __init__(self, program: ExportedProgram, weights_as_arguments: bool) -> None:
        self._program = program
        self._weights_as_arguments = weights_as_arguments
        self._builder = Builder()
        self._values: dict[Node, Any] = {}
        self._weights: dict[Node, tuple[str, torch.Tensor]] = {}
        self._arguments: list[tuple[Value, str]] = []
        self._module = ""

    def text(self) -> str:
        """The module.

        Raises:
            ExportError: it has no such form.
        """
        graph = self._program.graph_module.graph
        self._refuse_unknown(list(graph.nodes))
        self._read_inputs([node for node in graph.nodes if node.op == "placeholder"])
        for node in graph.nodes:
            if node.op == "call_function":
                self._call(node)
        return self._function(self._results())

    def weights(self) -> dict[str, torch.Tensor]:
        """The weights that are used, by name, in the order that they are arguments in."""
        nodes = [
            node for node in self._program.graph_module.graph.nodes if node.op == "placeholder"
        ]
        self._read_inputs(nodes)
        return dict(self._weights[node] for node in self._used_weights())

    # --- What comes in ----------------------------------------------------------------------------

    def _read_inputs(self, nodes: list[Node]) -> None:
        specs = self._program.graph_signature.input_specs
        for node, spec in zip(nodes, specs, strict=True):
            if spec.kind == InputKind.USER_INPUT:
                if isinstance(node.meta.get("val"), torch.Tensor):
                    self._argument(node, TensorType.of(node.meta["val"]), node.name)
                elif node.users:
                    raise ExportError(f"{node.name} is no tensor, and cannot be an input")
            elif spec.kind in _WEIGHT_KINDS and spec.target is not None:
                self._weights[node] = (spec.target, self._tensor(spec.target))
            elif node.users:
                raise ExportError(f"{node.name} is no tensor, and cannot be an input")
        if self._weights_as_arguments:
            for node in self._used_weights():
                name, tensor = self._weights[node]
                self._argument(node, TensorType.of(tensor), name)

    def _argument(self, node: Node, type: TensorType, name: str) -> None:
        value = Value(f"%arg{len(self._arguments)}", type)
        self._arguments.append((value, name))
        self._builder.extents.learn(value)
        self._values[node] = value

    def _tensor(self, name: str) -> torch.Tensor:
        held = self._program.state_dict.get(name)
        if held is None:
            held = self._program.constants.get(name)
        if not isinstance(held, torch.Tensor):
            raise ExportError(f"{name} is no tensor, and cannot be a constant")
        return held

    def _used_weights(self) -> list[Node]:
        """Of a weight that modules share, all but one node are without users."""
        return [node for node in self._weights if node.users]

    # --- What is computed -------------------------------------------------------------------------

    def _refuse_unknown(self, nodes: list[Node]) -> None:
        unknown = [
            f"  {node.target} in {place(node)}"
            for node in nodes
            if node.op == "call_function" and not _is_known(node)
        ]
        if unknown:
            lines = "\n".join(dict.fromkeys(unknown))
            raise ExportError(f"no StableHLO is known for these operators:\n{lines}")

    def _call(self, node: Node) -> None:
        held = node.meta.get("val")
        if node.target in _CHECKS:
            return
        if node.target is operator.getitem:
            values, index = map_arg(cast("tuple[Any, int]", node.args), self._value)
            self._values[node] = values[index]
        elif isinstance(held, torch.SymInt | int) and not isinstance(held, bool):
            self._values[node] = dim(held)
        elif isinstance(node.target, OpOverload):
            self._comment(node)
            self._values[node] = self._emit(node, node.target)

    def _emit(self, node: Node, target: OpOverload) -> Any:
        held = node.meta.get("val")
        result = TensorType.of(held) if isinstance(held, torch.Tensor) else None
        try:
            value = ROWS[target](self._builder, result, **self._arguments_of(node, target))
            if result is not None and str(value.type) != str(result):
                raise Refusal(f"the row gives {value.type} for {result}")
        except Refusal as refusal:
            raise ExportError(f"{target} in {place(node)}: {refusal}") from refusal
        return value

    def _arguments_of(self, node: Node, target: OpOverload) -> dict[str, Any]:
        """Arguments by name, with defaults, as rows take them."""
        schema = target._schema.arguments
        given = {argument.name: argument.default_value for argument in schema}
        given.update(zip((argument.name for argument in schema), node.args))
        given.update(node.kwargs)
        return {
            name: _settle(map_arg(value, self._value))
            for name, value in given.items()
            if name not in _PLACEMENT and name not in _SETTLED
        }

    def _value(self, node: Node) -> Any:
        if node not in self._values:
            if node not in self._weights:
                raise Refusal(f"{node.name} is neither a tensor nor a size")
            self._values[node] = self._builder.literal(self._weights[node][1])
        return self._values[node]

    def _comment(self, node: Node) -> None:
        """Tells where in the user's module the next lines come from."""
        stack = list((node.meta.get("nn_module_stack") or {}).values())
        path = stack[-1][0] if stack else ""
        if path != self._module:
            self._module = path
            self._builder.lines.append(f"// {path or 'the module'}")

    # --- What goes out ----------------------------------------------------------------------------

    def _results(self) -> list[Value]:
        output = next(
            node for node in self._program.graph_module.graph.nodes if node.op == "output"
        )
        results: list[Value] = []
        for spec, node in zip(self._program.graph_signature.output_specs, output.args[0]):
            if spec.kind != OutputKind.USER_OUTPUT:
                raise ExportError(
                    f"the module changes {spec.target or 'an input'}, which a function cannot"
                )
            value = self._value(node) if isinstance(node, Node) else node
            if not isinstance(value, Value):
                raise ExportError(f"output {len(results)} is no tensor")
            results.append(value)
        return results

    def _function(self, results: list[Value]) -> str:
        arguments = ", ".join(
            f"{value}: {value.type} {_named(name)}" for value, name in self._arguments
        )
        names = _result_names(self._program, len(results))
        types = ", ".join(
            f"{value.type} {_named(name)}" if name else str(value.type)
            for value, name in zip(results, names)
        )
        returned = (
            f"return {', '.join(map(str, results))} : {', '.join(str(v.type) for v in results)}"
        )
        body = "\n".join(f"    {line}" for line in (*self._builder.lines, returned))
        return (
            f"module {{\n  func.func public @main({arguments}) -> ({types}) {{\n{body}\n  }}\n}}\n"
        )


def _named(name: str) -> str:
    return f"{{torch.name = {json.dumps(name)}}}"


def _is_known(node: Node) -> bool:
    """Whether a node has a row, or needs none."""
    target = node.target
    if target in ROWS or target in _CHECKS or target is operator.getitem:
        return True
    if target is torch.ops.aten.sym_size.int:
        return True
    return getattr(target, "__module__", "") in ("_operator", "math", "torch")


def _settle(argument: Any) -> Any:
    """Sizes as numbers or expressions, also within lists."""
    if isinstance(argument, list | tuple):
        return [_settle(part) for part in argument]
    return dim(argument) if isinstance(argument, torch.SymInt) else argument


def _result_names(program: ExportedProgram, count: int) -> Iterator[str]:
    """The keys of results that a module gives as a dictionary; empty for others."""
    spec = program.call_spec.out_spec
    leaves = torch.utils._pytree.tree_unflatten(list(range(count)), spec)
    paths, _ = torch.utils._pytree.tree_flatten_with_path(leaves)
    for path, _leaf in paths:
        yield "_".join(str(key.key) for key in path if hasattr(key, "key"))
