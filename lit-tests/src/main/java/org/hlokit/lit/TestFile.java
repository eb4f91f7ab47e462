// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import java.nio.file.Path;

/**
 * A test.
 *
 * @param suite the name of the folder that was asked for
 * @param name the path within it
 * @param path the absolute path of the file
 */
public record TestFile(String suite, String name, Path path) {

  /** As lit writes it: {@code suite :: folder/file.mlir}. */
  public String fullName() {
    return suite + " :: " + name;
  }
}
