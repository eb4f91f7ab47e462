// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.Type;
import org.hlokit.ir.VhloAttr;

/**
 * What stands for a large constant where equal ones are looked for.
 *
 * @param isVhlo whether it is one of VHLO
 * @param content a digest of the elements
 */
record Digest(boolean isVhlo, Type type, boolean isSplat, HashCode content) {
  private static final int LARGE = 256;

  static boolean isLarge(Attribute attribute) {
    return plain(attribute) instanceof DenseElementsAttr(_, ElementData data)
        && data.size() > LARGE
        && !(data instanceof ElementData.Strings);
  }

  static Digest of(Attribute attribute) {
    DenseElementsAttr constant = (DenseElementsAttr) plain(attribute);
    return new Digest(
        attribute instanceof VhloAttr,
        constant.type(),
        constant.data().isSplat(),
        Hashing.sha256().hashBytes(constant.data().read()));
  }

  private static Attribute plain(Attribute attribute) {
    return attribute instanceof VhloAttr(Attribute inner) ? inner : attribute;
  }
}
