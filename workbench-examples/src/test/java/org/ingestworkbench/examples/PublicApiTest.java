package org.ingestworkbench.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a user of the library can see: the public types of the exported packages and their public
 * and protected members, as {@code public-api.txt} lists them. A change of the list is a change
 * that users have to be told of. The list as it is now is written below {@code target}.
 */
class PublicApiTest {

  private static final String LIST = "public-api.txt";
  private static final Path KEPT = Path.of("src/test/resources", LIST);
  private static final Path NOW = Path.of("target", LIST);
  private static final Pattern EXPORT = Pattern.compile("(?m)^ {2}exports ([\\w.]+);$");

  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

  @Test
  void itIsAsTheListHasIt() throws IOException {
    var now = listing();
    Files.writeString(NOW, now);
    assertThat(now)
        .as("A change that is meant: cp workbench-examples/%s workbench-examples/%s", NOW, KEPT)
        .isEqualTo(Files.readString(KEPT));
  }

  private static String listing() throws IOException {
    var exported = exported();
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ingestworkbench")
            .stream()
            .filter(type -> exported.contains(type.getPackageName()))
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .sorted(Comparator.comparing(JavaClass::getName))
            .map(JavaClass::reflect)
            .filter(PublicApiTest::isSeen)
            .map(PublicApiTest::described)
            .collect(Collectors.joining("\n"));
  }

  private static Set<String> exported() throws IOException {
    var exported = new TreeSet<String>();
    try (var modules = Files.newDirectoryStream(Path.of(".."), "workbench-*")) {
      for (var module : modules) {
        var file = module.resolve("src/main/java/module-info.java");
        if (Files.exists(file)) {
          EXPORT.matcher(Files.readString(file)).results().forEach(e -> exported.add(e.group(1)));
        }
      }
    }
    return exported;
  }

  /** A nested type is seen where the types around it are. */
  private static boolean isSeen(Class<?> type) {
    var around = type.getEnclosingClass();
    return isSeen(type.getModifiers()) && (around == null || isSeen(around));
  }

  private static boolean isSeen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String described(Class<?> type) {
    var members =
        Stream.<Member>concat(
                Arrays.stream(type.getDeclaredFields()),
                Stream.concat(
                    Arrays.stream(type.getDeclaredConstructors()),
                    Arrays.stream(type.getDeclaredMethods())))
            .filter(member -> isSeen(member.getModifiers()) && !member.isSynthetic())
            .filter(member -> !OF_EVERY_OBJECT.contains(member.getName()))
            .map(PublicApiTest::described)
            .sorted()
            .map(member -> "  " + member + "\n")
            .collect(Collectors.joining());
    return head(type) + parents(type) + "\n" + members;
  }

  /** Only some JDKs say in the text whether a type is sealed. */
  private static String head(Class<?> type) {
    var text = type.toGenericString().replace("non-sealed ", "").replace("sealed ", "");
    return type.isSealed() ? "sealed " + text : text;
  }

  private static String parents(Class<?> type) {
    var parents =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Arrays.stream(type.getGenericInterfaces()))
            .map(parent -> parent.getTypeName())
            .filter(name -> !name.equals("java.lang.Object") && !name.equals("java.lang.Record"))
            .collect(Collectors.joining(", "));
    return parents.isEmpty() ? "" : " : " + parents;
  }

  private static String described(Member member) {
    var text =
        member instanceof Executable executable
            ? executable.toGenericString()
            : ((java.lang.reflect.Field) member).toGenericString();
    var own = member.getDeclaringClass().getTypeName();
    return member instanceof Method || !(member instanceof Executable)
        ? text.replace(own + "." + member.getName(), member.getName())
        : text;
  }
}
