// SPDX-License-Identifier: Apache-2.0
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.classfile.ClassFile.JAVA_25_VERSION;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites the classes of a folder's jars so that an AOT cache holds all that a start needs. Run by
 * Maven as a single source file: {@code java PrepareClassFiles.java FOLDER}.
 *
 * <ul>
 *   <li>The cache leaves out classes older than Java 6, and picocli is compiled for Java 5: its
 *       classes become ones of today.
 *   <li>The cache has no place for what a {@code switch} over types calls, so that the JVM makes a
 *       class for each of them at every start: they call a method that does the same instead.
 * </ul>
 */
class PrepareClassFiles {
  private static final int FIRST_VERSION_THAT_AN_AOT_CACHE_TAKES = 50;

  private final ClassFile format;

  private PrepareClassFiles(ClassLoader classes) {
    // Stack maps are computed from the classes' hierarchy.
    this.format =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(classes)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  public static void main(String[] args) throws IOException {
    File[] jars = new File(args[0]).listFiles((_, name) -> name.endsWith(".jar"));
    Arrays.sort(jars);
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toURI().toURL();
    }
    try (URLClassLoader classes = new URLClassLoader(urls)) {
      PrepareClassFiles preparation = new PrepareClassFiles(classes);
      for (File jar : jars) {
        preparation.rewrite(jar.toPath());
      }
    }
  }

  /** Rewrites a jar that has anything to rewrite. */
  private void rewrite(Path jar) throws IOException {
    boolean isChanged = false;
    Path prepared = jar.resolveSibling(jar.getFileName() + ".prepared");
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(prepared))) {
      for (Enumeration<? extends ZipEntry> all = in.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        byte[] content;
        try (InputStream stream = in.getInputStream(entry)) {
          content = stream.readAllBytes();
        }
        byte[] rewritten = entry.getName().endsWith(".class") ? prepare(content) : content;
        isChanged |= rewritten != content;
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(0); // the same input gives the same jar
        out.putNextEntry(copy);
        out.write(rewritten);
        out.closeEntry();
      }
    }
    if (isChanged) {
      Files.move(prepared, jar, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(prepared);
    }
  }

  private byte[] prepare(byte[] content) {
    ClassModel model = format.parse(content);
    if (model.majorVersion() < FIRST_VERSION_THAT_AN_AOT_CACHE_TAKES) {
      return format.transformClass(
          model,
          ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
              .andThen(ClassTransform.endHandler(b -> b.withVersion(JAVA_25_VERSION, 0))));
    }
    return hasTypeSwitch(model) ? withoutTypeSwitches(model) : content;
  }

  // --- Switches over types. -------------------------------------------------------------------

  private static boolean hasTypeSwitch(ClassModel model) {
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .anyMatch(
            element -> element instanceof InvokeDynamicInstruction call && isTypeSwitch(call));
  }

  /** Whether this is the call of a switch whose labels are all types. */
  private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
    DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
    return bootstrap.owner().descriptorString().equals("Ljava/lang/runtime/SwitchBootstraps;")
        && bootstrap.methodName().equals("typeSwitch")
        && !call.typeSymbol().parameterType(0).isPrimitive()
        && call.bootstrapArgs().stream()
            .allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
  }

  private byte[] withoutTypeSwitches(ClassModel model) {
    ClassDesc owner = model.thisClass().asSymbol();
    boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
    List<InvokeDynamicInstruction> switches = new ArrayList<>();
    CodeTransform calls =
        (code, element) -> {
          if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
            code.invokestatic(owner, name(switches.size()), call.typeSymbol(), isInterface);
            switches.add(call);
          } else if (!(element instanceof RuntimeVisibleTypeAnnotationsAttribute)) {
            code.with(element); // those annotations would keep the offsets of the old code
          }
        };
    return format.transformClass(
        model,
        ClassTransform.transformingMethodBodies(calls)
            .andThen(
                ClassTransform.endHandler(
                    builder -> {
                      for (int i = 0; i < switches.size(); i++) {
                        InvokeDynamicInstruction call = switches.get(i);
                        builder.withMethodBody(
                            name(i),
                            call.typeSymbol(),
                            ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC,
                            code -> writeTypeSwitch(call, code));
                      }
                    })));
  }

  private static String name(int index) {
    return "typeSwitch$" + index;
  }

  /**
   * Writes what {@link java.lang.runtime.SwitchBootstraps#typeSwitch} describes: which label from
   * the second argument on is the first that the first argument is of, -1 for null, and the number
   * of labels where it is of none.
   */
  private static void writeTypeSwitch(InvokeDynamicInstruction call, CodeBuilder code) {
    Label isThere = code.newLabel();
    code.aload(0).ifnonnull(isThere).iconst_m1().ireturn().labelBinding(isThere);
    int count = call.bootstrapArgs().size();
    for (int i = 0; i < count; i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf((ClassDesc) call.bootstrapArgs().get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(count).ireturn();
  }
}
