// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.hlokit.grammar.MlirLexer;
import org.hlokit.ir.Source;
import org.junit.jupiter.api.Test;

/** The lexer's grammar is what defines tokens; the short cut has to agree with it. */
final class QuickTokensTest {
  private static final String ALPHABET = "%%%#012ab_$.-:=<>{}()[],\"\"\\ \n/!@^*?+|";

  @Test
  void tokensAreTheLexers() {
    Random random = new Random(17);
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(8); length > 0; length--) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      byte[] bytes = text.toString().getBytes(UTF_8);
      SourceToken quick = new QuickTokens(new Source("text", bytes), bytes.length).at(0);
      if (quick == null) {
        continue;
      }
      found++;
      MlirLexer lexer = new MlirLexer(CharStreams.fromString(text.toString()));
      lexer.removeErrorListeners();
      Token token = lexer.nextToken();
      assertWithMessage("type of the first token of '%s'", text)
          .that(MlirLexer.VOCABULARY.getSymbolicName(quick.getType()))
          .isEqualTo(MlirLexer.VOCABULARY.getSymbolicName(token.getType()));
      assertWithMessage("text of the first token of '%s'", text)
          .that(quick.getText())
          .isEqualTo(token.getText());
    }
    assertWithMessage("tokens found").that(found).isAtLeast(5_000);
  }
}
