package org.ingestworkbench.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ch.qos.logback.core.FileAppender;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Console;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Stream;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.text.Shown;
import org.junit.jupiter.api.Test;

/**
 * What crosses the border goes through one place each: what is shown through {@link Shown}, files
 * through {@link OutputFile}, answers through one reader.
 */
class BorderArchitectureTest {

  private static final JavaClasses MAIN = read();

  private static JavaClasses read() {
    LogFile.silence();
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> !location.contains("testkit"))
        .importPackages("org.ingestworkbench");
  }

  private static DescribedPredicate<JavaClass> otherThan(String... allowed) {
    var names = Set.of(allowed);
    return DescribedPredicate.describe(
        "are not " + names, type -> !names.contains(type.getSimpleName()));
  }

  @Test
  void onlyTheCommandsSurroundingsTakeTheStreamsOfTheProcess() {
    noClasses()
        .that(otherThan("CommandEnvironment"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(MAIN);
  }

  @Test
  void onlyTheConsoleWriterPrints() {
    noClasses()
        .that(otherThan("ConsoleWriter"))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "it is called on a stream that prints",
                (JavaAccess<?> call) ->
                    call.getTargetOwner().isAssignableTo(PrintStream.class)
                        && !call.getName().equals("close")))
        .check(MAIN);
    noClasses()
        .that(otherThan("TerminalPrompt"))
        .should()
        .accessClassesThat()
        .areAssignableTo(Console.class)
        .check(MAIN);
    noClasses()
        .that(otherThan("ConsoleWriter"))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "it prints a stack trace",
                (JavaAccess<?> call) -> call.getName().equals("printStackTrace")))
        .check(MAIN);
  }

  @Test
  void onlyTheLogFileWritesALog() {
    noClasses()
        .that(otherThan("LogFile", "LogLayout"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ch.qos.logback..")
        .check(MAIN);
  }

  @Test
  void whatPrintsOrLogsPassesThroughTheOneFunction() {
    Stream.of(
            "ConsoleWriter",
            "TerminalPrompt",
            "LogLayout",
            "ConsoleReporter",
            "WorkbenchLog",
            "NotDoneCsv")
        .forEach(
            name ->
                classes()
                    .that()
                    .haveSimpleName(name)
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Shown.class)
                    .check(MAIN));
  }

  /** The demo copies samples into a directory of its own, JShell gets a temporary file. */
  @Test
  void aFileIsOpenedForWritingInOnePlace() {
    noClasses()
        .that()
        .resideInAnyPackage("org.ingestworkbench.islandora..", "org.ingestworkbench.cli..")
        .and(otherThan("OutputFile", "DemoDirectory", "JShellCommand"))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "it opens a file for writing",
                (JavaAccess<?> call) ->
                    call.getTargetOwner().isEquivalentTo(Files.class)
                        && Set.of(
                                "newBufferedWriter",
                                "newOutputStream",
                                "newByteChannel",
                                "write",
                                "writeString",
                                "createFile",
                                "createTempFile",
                                "copy",
                                "move")
                            .contains(call.getName())))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(FileOutputStream.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(FileWriter.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(FileAppender.class)
        .check(MAIN);
  }

  /** Files of other sites are no answers: they are written to disk, within bounds of their own. */
  @Test
  void anAnswerOfTheSiteIsReadInOnePlace() {
    noClasses()
        .that()
        .resideInAPackage("org.ingestworkbench.drupal..")
        .and()
        .doNotHaveSimpleName("RemoteRequests")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(HttpResponse.BodyHandlers.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(HttpResponse.BodySubscribers.class)
        .check(MAIN);
  }
}
