package org.ingestworkbench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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
import org.junit.jupiter.api.Test;

/** Data flows one way: the table of packages in docs/architecture.md, as a test. */
class PackageRuleTest {

  private static final String BASE = "org.ingestworkbench";
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  /** By package, which others it may import. */
  private static Map<String, Set<String>> table() throws IOException {
    var table = new TreeMap<String, Set<String>>();
    for (var line : Files.readAllLines(PAGE)) {
      if (line.startsWith("| `workbench-")) {
        var cells = List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
        var allowed = new TreeSet<String>();
        for (var name : cells.get(4).split(", *")) {
          allowed.add(name);
        }
        table.put(cells.get(2).replace("`", ""), allowed);
      }
    }
    return table;
  }

  private static String name(JavaClass type) {
    var name = type.getPackageName();
    return name.equals(BASE) ? "(root)" : name.substring(BASE.length() + 1);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(BASE);
  }

  @Test
  void everyPackageImportsOnlyWhatItMay() throws IOException {
    var table = table();
    var wrong = new ArrayList<String>();
    for (var type : CLASSES) {
      var from = name(type);
      var allowed = table.getOrDefault(from, Set.of());
      for (var used : type.getDirectDependenciesFromSelf()) {
        var target = used.getTargetClass().getBaseComponentType();
        if (isOurs(target) && !name(target).equals(from) && !allowed.contains(name(target))) {
          wrong.add(from + " imports " + name(target) + ": " + used.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPackageStandsInTheTable() throws IOException {
    var packages = new TreeSet<String>();
    CLASSES.forEach(type -> packages.add(name(type)));
    packages.removeIf(name -> name.equals("module-info"));
    assertThat(table().keySet()).isEqualTo(packages);
  }

  @Test
  void noTwoPackagesImportEachOther() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
