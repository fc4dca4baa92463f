package org.ingestworkbench.examples;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Data flows one way: the tables of docs/architecture.md as a test, for every module. An exception
 * stands in that page with its reason, and only as long as it is needed.
 */
class PackageRuleTest {

  private static final String BASE = "org.ingestworkbench";
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final int TYPES = 25;
  private static final int CIRCLE = 3;
  private static final int PARTS = 8;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  /** The cells of the rows of a table, which begin with a name. */
  private static Stream<List<String>> rows(String heading) throws IOException {
    var page = Files.readString(PAGE);
    var section = page.substring(page.indexOf("\n## " + heading + "\n") + 1).split("\n## ", 2)[0];
    return section
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> List.of(line.replace("`", "").split("\\|", -1)))
        .map(cells -> cells.stream().map(String::strip).toList());
  }

  /** By package, which others it may import. */
  private static Map<String, Set<String>> mayImport() throws IOException {
    return rows("Packages")
        .collect(
            Collectors.toMap(
                cells -> cells.get(2), cells -> Set.of(cells.get(4).split(", *")), (a, b) -> a));
  }

  /** What is excepted from a rule. */
  private static Set<String> exceptions(String rule) throws IOException {
    return rows("Exceptions")
        .filter(cells -> cells.get(2).equals(rule))
        .map(cells -> cells.get(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JavaClass> types() {
    return CLASSES.stream().filter(type -> !type.getSimpleName().equals("package-info"));
  }

  private static String name(String name) {
    return name.startsWith(BASE + ".") ? name.substring(BASE.length() + 1) : name;
  }

  private static String packageOf(JavaClass type) {
    return type.getPackageName().equals(BASE) ? "(root)" : name(type.getPackageName());
  }

  private static String file(JavaClass type) {
    return name(type.getName()).split("\\$", 2)[0];
  }

  private static Stream<JavaClass> uses(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(used -> used.getTargetClass().getBaseComponentType())
        .filter(used -> used.getPackageName().startsWith(BASE));
  }

  @Test
  void everyPackageImportsOnlyWhatItMay() throws IOException {
    var allowed = mayImport();
    var wrong = new TreeSet<String>();
    types()
        .forEach(
            type ->
                uses(type)
                    .filter(used -> !packageOf(used).equals(packageOf(type)))
                    .filter(
                        used ->
                            !allowed
                                .getOrDefault(packageOf(type), Set.of())
                                .contains(packageOf(used)))
                    .forEach(used -> wrong.add(name(type.getName()) + " -> " + packageOf(used))));
    assertThat(wrong).as("What a package may import stands in docs/architecture.md").isEmpty();
  }

  @Test
  void everyPackageStandsInTheTable() throws IOException {
    var packages = types().map(PackageRuleTest::packageOf).collect(Collectors.toSet());
    assertThat(mayImport().keySet())
        .as("Each package has a row in docs/architecture.md")
        .isEqualTo(packages);
  }

  @Test
  void noPackagesImportEachOtherInACircle() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noPackageHasMoreTypesThanAStrangerReads() throws IOException {
    var counts =
        types()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(PackageRuleTest::packageOf, Collectors.counting()));
    counts.values().removeIf(count -> count <= TYPES);
    assertThat(counts.keySet()).as(counts.toString()).isEqualTo(exceptions("types"));
  }

  @Test
  void noRecordOrConstructorHasMoreParts() throws IOException {
    var parts = new TreeSet<String>();
    types()
        .filter(type -> !type.isEnum() && !type.isAnonymousClass() && !type.isLocalClass())
        .flatMap(type -> type.getConstructors().stream())
        .filter(constructor -> !constructor.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(constructor -> parts(constructor) > PARTS)
        .forEach(constructor -> parts.add(name(constructor.getOwner().getName())));
    assertThat(parts).isEqualTo(exceptions("parts"));
  }

  /** An inner class is also given the object around it. */
  private static int parts(JavaConstructor constructor) {
    int all = constructor.getRawParameterTypes().size();
    return constructor.getOwner().isInnerClass() ? all - 1 : all;
  }

  @Test
  void noCircleHasMoreThanAFewFiles() throws IOException {
    var excepted = exceptions("circle");
    var circles = new Circles(graph()).larger(CIRCLE);
    assertThat(circles).allMatch(circle -> circle.stream().anyMatch(excepted::contains));
    assertThat(excepted).allMatch(one -> circles.stream().anyMatch(circle -> circle.contains(one)));
  }

  private static Map<String, Set<String>> graph() {
    var graph = new TreeMap<String, Set<String>>();
    types()
        .forEach(
            type ->
                uses(type)
                    .forEach(
                        used ->
                            graph
                                .computeIfAbsent(file(type), f -> new TreeSet<>())
                                .add(file(used))));
    return graph;
  }

  /** Finds the files that use one another in a circle. */
  private record Circles(Map<String, Set<String>> graph) {

    List<Set<String>> larger(int size) {
      var reached = new TreeMap<String, Set<String>>();
      graph.keySet().forEach(file -> reached.put(file, reachedFrom(file)));
      var seen = new TreeSet<String>();
      var circles = new ArrayList<Set<String>>();
      for (var file : graph.keySet()) {
        var circle =
            reached.get(file).stream()
                .filter(other -> reached.getOrDefault(other, Set.of()).contains(file))
                .collect(Collectors.toCollection(TreeSet::new));
        if (circle.size() > size && seen.addAll(circle)) {
          circles.add(circle);
        }
      }
      return circles;
    }

    private Set<String> reachedFrom(String file) {
      var reached = new TreeSet<String>();
      var next = new ArrayList<>(List.of(file));
      while (!next.isEmpty()) {
        for (var used : graph.getOrDefault(next.remove(next.size() - 1), Set.of())) {
          if (reached.add(used)) {
            next.add(used);
          }
        }
      }
      return reached;
    }
  }
}
