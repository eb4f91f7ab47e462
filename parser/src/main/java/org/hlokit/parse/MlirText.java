// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.dialect.Dialects;
import org.hlokit.grammar.MlirParser;
import org.hlokit.ir.Block;
import org.hlokit.ir.Location;
import org.hlokit.ir.OpTable;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Source;
import org.hlokit.ir.SourceRange;
import org.hlokit.ir.Type;

/** Reads MLIR text. Thread-safe; one instance may read any number of texts. */
public final class MlirText {
  private final OpTable table;
  private final OpNames names;

  /** For texts of the dialects in {@code table}; other dialects are kept as they are written. */
  public MlirText(OpTable table) {
    this.table = table;
    this.names = new OpNames(table);
  }

  /** For texts of all dialects that are known. */
  public static MlirText ofAllDialects() {
    return new MlirText(Dialects.all());
  }

  /**
   * The module that {@code source} holds; what stands outside of a module is put into one.
   *
   * @throws DiagnosticException where the text is not valid
   */
  public Operation read(Source source) {
    return read(source, ParseOptions.DEFAULT);
  }

  /**
   * Like {@link #read(Source)}. No text at all is an error: what was to write it has failed; a text
   * of comments is an empty module.
   */
  public Operation read(Source source, ParseOptions options) {
    if (isBlank(source.bytes())) {
      throw new DiagnosticException(
          Diagnostic.error(
              new SourceRange(source, 0, 0), "expected an operation, but the text holds none"));
    }
    return read(source, 0, source.size(), options);
  }

  private static boolean isBlank(byte[] text) {
    for (byte character : text) {
      if (" \t\r\n".indexOf(character) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The module in a part of a text, as {@code // -----} lines divide it. */
  public Operation read(Source source, int start, int end, ParseOptions options) {
    Reader reader = new Reader(source, names, end);
    IrListener listener = new IrListener(reader, table, names, options.warnings());
    MlirParser parser = Parsers.create(reader, names, start, end, options, listener::fail);
    parser.addParseListener(listener);
    parser.file();
    Region top = listener.finish();
    return options.implicitModule()
        ? module(top, place(source, start))
        : single(top, new SourceRange(source, start, start));
  }

  /** Where a module begins that is not written: before the text, or at the start of its part. */
  private static Location place(Source source, int start) {
    return start == 0
        ? new Location.FileLineCol(source.name(), 0, 0)
        : new SourceRange(source, start, start).location();
  }

  /** The type that a text is, or nothing where it is no type that a dialect here knows. */
  public Optional<Type> type(String text) {
    Source source = new Source("<type>", text.getBytes(UTF_8));
    Reader reader = new Reader(source, names, source.size());
    return SubParser.type(reader, names, 0, source.size())
        .filter(piece -> piece.end() == source.size())
        .map(SubParser.Piece::value)
        .filter(type -> !(type instanceof OpaqueType));
  }

  private static Operation single(Region top, SourceRange place) {
    ImmutableList<Operation> operations = ImmutableList.copyOf(top.entry().operations());
    if (operations.size() != 1) {
      throw new DiagnosticException(
          Diagnostic.error(
              place,
              "source must contain a single top-level operation, found: " + operations.size()));
    }
    operations.getFirst().detach();
    return operations.getFirst();
  }

  private static Operation module(Region top, Location place) {
    Block block = top.entry();
    Operation first = block.firstOp();
    if (first != null && first.next() == null && first.is(BuiltinOps.MODULE)) {
      first.detach();
      return first;
    }
    Region region = new Region();
    region.takeBlocks(top);
    return Operation.builder(BuiltinOps.MODULE).region(region).location(place).build();
  }
}
