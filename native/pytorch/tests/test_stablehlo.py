# SPDX-License-Identifier: Apache-2.0
"""What the text looks like, and what cannot be written."""

import contextlib
import io
import logging
import re
import tempfile
import unittest
import zipfile
from pathlib import Path

import support
import numpy as np
import torch
from torch import Tensor, nn

import decoder
from hlokit_torch import ExportError, RmsNorm, export, to_stablehlo, weights_of
from hlokit_torch.literals import float_text


class Scaled(nn.Module):
    """A norm and a product, in a module of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = RmsNorm(4, 1e-5)
        self.norm.weight.data = torch.tensor([1.0, 2.0, 3.0, 4.0])

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        return {"scaled": self.norm(x) * 2}


class Unknown(nn.Module):
    """Operators that have no row."""

    def forward(self, x: Tensor) -> Tensor:
        return x.cummax(0).values + x.sort().values


class Outer(nn.Module):
    """Two modules with operators that have no row, the one in the other."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = Unknown()

    def forward(self, x: Tensor) -> Tensor:
        return self.inner(x) + x.cumprod(1)


def exported(module: nn.Module, *inputs: Tensor) -> torch.export.ExportedProgram:
    return torch.export.export(module.eval(), inputs)


class TextTest(unittest.TestCase):
    def test_module(self) -> None:
        self.assertEqual(
            to_stablehlo(exported(Scaled(), torch.ones(2, 4))),
            """\
module {
  func.func public @main(%arg0: tensor<2x4xf32> {torch.name = "x"}) -> (tensor<2x4xf32> {torch.name = "scaled"}) {
    // norm
    %0 = stablehlo.constant dense<"0x0000803F000000400000404000008040"> : tensor<4xf32>
    %1 = stablehlo.custom_call @ai_edge_torch.rms_norm(%arg0, %0) {backend_config = "{epsilon = 9.99999974E-6 : f32}"} : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
    // the module
    %2 = stablehlo.constant dense<2.000000e+00> : tensor<2x4xf32>
    %3 = stablehlo.multiply %1, %2 : tensor<2x4xf32>
    return %3 : tensor<2x4xf32>
  }
}
""",  # noqa: E501
        )

    def test_hlokit_prints_the_call_in_the_same_form(self) -> None:
        text = to_stablehlo(exported(decoder.Block(decoder.GEMMA), torch.ones(1, 4, 64)))
        calls = re.findall(r"custom_call @ai_edge_torch.*", text)
        self.assertEqual(len(calls), 2)
        with tempfile.TemporaryDirectory() as directory:
            file = Path(directory, "block.mlir")
            file.write_text(text)
            printed = re.findall(r"custom_call @ai_edge_torch.*", support.hlokit("opt", file))

        def without_names(lines: list[str]) -> list[str]:
            return [re.sub(r"%\w+", "%", line) for line in lines]

        self.assertEqual(without_names(printed), without_names(calls))

    def test_epsilon_of_an_f64_norm_is_f64(self) -> None:
        text = to_stablehlo(exported(Scaled().double(), torch.ones(2, 4, dtype=torch.float64)))
        self.assertIn('{backend_config = "{epsilon = 1.000000e-05 : f64}"}', text)

    def test_numbers(self) -> None:
        for number, dtype, text in [
            (1e-3, torch.float32, "1.000000e-03"),
            (1e-5, torch.float32, "9.99999974E-6"),
            (1e-6, torch.float32, "9.99999997E-7"),
            (1e-6, torch.float64, "9.9999999999999995E-7"),
            (1e-3, torch.float16, "1.000400e-03"),
            (-0.1, torch.bfloat16, "-1.000980e-01"),
            (123456789.0, torch.float32, "0x4CEB79A3"),
            (1 / 3, torch.float32, "0.333333343"),
            (-0.0, torch.float32, "-0.000000e+00"),
            (float("inf"), torch.float32, "0x7F800000"),
            (float("nan"), torch.float16, "0x7E00"),
        ]:
            with self.subTest(text):
                self.assertEqual(float_text(number, dtype), text)

    def test_weights_as_arguments(self) -> None:
        torch.manual_seed(0)
        model = decoder.Decoder(decoder.LLAMA)
        tokens = torch.tensor([[3, 1, 4, 1, 5]])
        program = exported(model, tokens)
        text, weights = to_stablehlo(program, weights="arguments"), weights_of(program)
        # The embedding is the head's weight, too: one argument.
        self.assertEqual(len(weights), len(list(model.parameters())))
        self.assertEqual(text.split("-> (")[0].count("torch.name"), 1 + len(weights))
        self.assertNotIn('"0x', text)
        (found,) = support.interpret(text, [tokens, *weights.values()])
        np.testing.assert_allclose(found, model(tokens)["logits"].detach(), 1e-4, 1e-4)

    def test_weights_of_the_wrong_kind(self) -> None:
        with self.assertRaises(ValueError) as raised:
            to_stablehlo(exported(Scaled(), torch.ones(2, 4)), weights="both")
        self.assertEqual(
            str(raised.exception), "weights must be 'constants' or 'arguments', but is 'both'"
        )


class RefusalTest(unittest.TestCase):
    def assert_refused(self, module: nn.Module, message: str, *inputs: Tensor) -> None:
        with self.assertRaises(ExportError) as raised:
            to_stablehlo(exported(module, *inputs))
        self.assertEqual(re.sub(r"\.py:\d+", ".py:N", str(raised.exception)), message)

    def test_all_operators_without_a_row_at_once(self) -> None:
        self.assert_refused(
            Outer(),
            """\
no StableHLO is known for these operators:
  aten.cummax.default in inner (Unknown), test_stablehlo.py:N
  aten.sort.default in inner (Unknown), test_stablehlo.py:N
  aten.cumprod.default in the module (Outer), test_stablehlo.py:N""",
            torch.ones(3, 3),
        )

    def test_an_argument_that_a_row_does_not_take(self) -> None:
        class Mean(nn.Module):
            def forward(self, x: Tensor) -> Tensor:
                return x.mean(0)

        program = torch.export.export(
            Mean(), (torch.ones(3, 2),), dynamic_shapes={"x": {0: torch.export.Dim("rows")}}
        )
        with self.assertRaises(ExportError) as raised:
            to_stablehlo(program)
        self.assertRegex(
            str(raised.exception),
            r"^aten.mean.dim in the module \(Mean\), test_stablehlo.py:\d+:"
            " a mean needs sizes that are known$",
        )

    def test_an_element_type_that_there_is_not(self) -> None:
        class Complex(nn.Module):
            def forward(self, x: Tensor) -> Tensor:
                return x * 1j

        self.assert_refused(
            Complex(),
            "aten.mul.Tensor in the module (Complex), test_stablehlo.py:N:"
            " no element type for torch.complex64",
            torch.ones(3),
        )

    def test_a_module_that_changes_a_buffer(self) -> None:
        class Counter(nn.Module):
            def __init__(self) -> None:
                super().__init__()
                self.register_buffer("count", torch.zeros(1))

            def forward(self, x: Tensor) -> Tensor:
                self.count += 1
                return x + self.count

        self.assert_refused(
            Counter(), "the module changes count, which a function cannot", torch.ones(1)
        )

    def test_a_module_that_changes_its_input(self) -> None:
        class Doubling(nn.Module):
            def forward(self, x: Tensor) -> Tensor:
                return x.mul_(2)

        self.assert_refused(
            Doubling(), "the module changes x, which a function cannot", torch.ones(1)
        )

    def test_attention_with_dropout(self) -> None:
        class Dropping(nn.Module):
            def forward(self, x: Tensor) -> Tensor:
                return nn.functional.scaled_dot_product_attention(x, x, x, dropout_p=0.5)

        self.assert_refused(
            Dropping(),
            "attention with dropout cannot be exported: call eval() first",
            torch.ones(1, 2, 3, 4),
        )


class CommandTest(unittest.TestCase):
    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name)

    def save(self, module: nn.Module, *inputs: Tensor) -> str:
        file = self.directory / "model.pt2"
        torch.export.save(exported(module, *inputs), file)
        return str(file)

    def run_command(self, *arguments: str) -> tuple[int, str, str]:
        output, error = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(error):
            status = export.main(list(arguments))
        return status, output.getvalue(), error.getvalue()

    def test_writes_a_file_or_standard_output(self) -> None:
        file, written = self.save(Scaled(), torch.ones(2, 4)), self.directory / "model.mlir"
        text = to_stablehlo(exported(Scaled(), torch.ones(2, 4)))
        self.assertEqual(self.run_command(file), (0, text, ""))
        self.assertEqual(self.run_command(file, "-o", str(written)), (0, "", ""))
        self.assertEqual(written.read_text(), text)

    def test_a_file_that_cannot_be_written(self) -> None:
        file = self.save(Scaled(), torch.ones(2, 4))
        for output, reason in (
            (self.directory / "missing" / "model.mlir", "no such file or directory"),
            (self.directory, "is a directory"),
        ):
            status, _, error = self.run_command(file, "-o", str(output))
            self.assertEqual((status, error), (1, f"error: cannot write {output}: {reason}\n"))
        self.assertEqual([entry.name for entry in self.directory.iterdir()], ["model.pt2"])

    def test_weights(self) -> None:
        file = self.save(Scaled(), torch.ones(2, 4))
        _, text, _ = self.run_command(file, "--weights=arguments")
        self.assertIn('%arg1: tensor<4xf32> {torch.name = "norm.weight"}', text)

    def test_refusal(self) -> None:
        file, written = self.save(Unknown(), torch.ones(3)), self.directory / "model.mlir"
        status, output, error = self.run_command(file, "-o", str(written))
        self.assertEqual((status, output), (1, ""))
        self.assertTrue(error.startswith(f"error: {file}: no StableHLO is known"), error)
        self.assertFalse(written.exists())

    def test_files_that_are_none(self) -> None:
        missing = str(self.directory / "missing.pt2")
        status, _, error = self.run_command(missing)
        self.assertEqual((status, error), (1, f"error: {missing}: no such file\n"))
        broken = self.directory / "broken.pt2"
        broken.write_text("this is no program")
        status, _, error = self.run_command(str(broken))
        self.assertEqual(
            (status, error), (1, f"error: {broken}: not a program that torch.export.save wrote\n")
        )
        with zipfile.ZipFile(broken, "w") as archive:
            archive.writestr("a.txt", "this is none, either")
        logging.disable(logging.WARNING)
        self.addCleanup(logging.disable, logging.NOTSET)
        status, _, error = self.run_command(str(broken))
        self.assertEqual(status, 1)
        self.assertRegex(error, r"^error: \S+: not a program that torch.export can load: [^\n]+\n$")


if __name__ == "__main__":
    unittest.main()
