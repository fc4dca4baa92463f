package org.ingestworkbench.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are modules and use the library as modules, each in a process of its own. */
@Timeout(300)
class ModulePathTest {

  private static final String CONSUMER = "com.example.consumer";

  /** A compiler asks for them because the API names them; a program that runs does not. */
  private static final List<String> ANNOTATIONS = List.of("org.jspecify");

  private static final List<String> LIBRARY =
      List.of("org.ingestworkbench.sqlite", "org.ingestworkbench.workflow");

  @TempDir Path directory;
  private Path csv;

  @BeforeEach
  void input() throws IOException {
    csv =
        Files.write(
            directory.resolve("metadata.csv"),
            List.of("id,parent_id,title,field_model", "01,,One,Image", "02,01,Two,Image"));
  }

  @Test
  void aModuleThatNeedsOnlyTheCoreIngestsInMemory() throws Exception {
    compile(
        "Trial",
        List.of("org.ingestworkbench.core"),
        """
        package com.example.consumer;

        import java.nio.file.Path;
        import org.ingestworkbench.IngestJob;
        import org.ingestworkbench.memory.InMemoryIdMap;
        import org.ingestworkbench.memory.InMemoryRepository;
        import org.ingestworkbench.source.csv.CsvRowSource;

        public final class Trial {
          private Trial() {}

          public static void main(String[] args) {
            var repository = new InMemoryRepository();
            var job =
                IngestJob.named("trial")
                    .source(CsvRowSource.of(Path.of(args[0])))
                    .repository(repository)
                    .idMap(new InMemoryIdMap())
                    .build();
            var report = job.run();
            System.out.println(Trial.class.getModule().isNamed());
            System.out.println(IngestJob.class.getModule().getName());
            System.out.println(report.state() + " with " + repository.things().size() + " nodes");
          }
        }
        """);

    var ended = run(List.of(), CONSUMER + "/" + CONSUMER + ".Trial", csv.toString());

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output().lines())
        .containsSequence("true", "org.ingestworkbench.core", "FINISHED with 2 nodes");
  }

  @Test
  void aModuleThatNeedsTheStoreFindsItsRowsInTheFileAgain() throws Exception {
    compile(
        "Stored",
        List.of("org.ingestworkbench.sqlite"),
        """
        package com.example.consumer;

        import java.nio.file.Path;
        import org.ingestworkbench.IngestJob;
        import org.ingestworkbench.memory.InMemoryRepository;
        import org.ingestworkbench.source.csv.CsvRowSource;
        import org.ingestworkbench.sqlite.SqliteIdMap;

        public final class Stored {
          private Stored() {}

          public static void main(String[] args) {
            var file = Path.of(args[1]);
            try (var map = SqliteIdMap.open(file)) {
              var job =
                  IngestJob.named("stored")
                      .source(CsvRowSource.of(Path.of(args[0])))
                      .repository(new InMemoryRepository())
                      .idMap(map)
                      .build();
              System.out.println(job.run().state());
            }
            try (var map = SqliteIdMap.open(file)) {
              map.entries(entry -> System.out.println(entry.csvId() + " is " + entry.nodeId()));
            }
            System.out.println(SqliteIdMap.class.getModule().getName());
          }
        }
        """);

    var ended =
        run(
            nativeAccess("org.xerial.sqlitejdbc"),
            CONSUMER + "/" + CONSUMER + ".Stored",
            csv.toString(),
            directory.resolve("map.db").toString());

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output().lines())
        .containsSequence("FINISHED", "01 is 1", "02 is 2", "org.ingestworkbench.sqlite");
  }

  @Test
  void aModuleThatNeedsWorkflowsRunsOneInMemory() throws Exception {
    compile(
        "Notes",
        List.of("org.ingestworkbench.workflow"),
        """
        package com.example.consumer;

        import java.time.Duration;
        import org.ingestworkbench.memory.InMemoryWorkflowStore;
        import org.ingestworkbench.workflow.CommandTask;
        import org.ingestworkbench.workflow.Workflow;
        import org.ingestworkbench.workflow.service.WorkflowService;

        public final class Notes {
          private Notes() {}

          public static void main(String[] args) throws InterruptedException {
            var workflow =
                Workflow.named("notes")
                    .task(CommandTask.named("note", context -> context.set("note", "taken")))
                    .build();
            try (var store = new InMemoryWorkflowStore();
                var service = WorkflowService.on(store).workflow(workflow).open()) {
              var ended = service.await(service.start("notes"), Duration.ofMinutes(1));
              System.out.println(ended.status() + " with note " + ended.variables().get("note"));
            }
            System.out.println(WorkflowService.class.getModule().getName());
          }
        }
        """);

    var ended = run(List.of(), CONSUMER + "/" + CONSUMER + ".Notes");

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output().lines())
        .containsSequence("completed with note taken", "org.ingestworkbench.workflow");
  }

  @Test
  void theCommandStartsFromTheModulePath() throws Exception {
    var ended =
        run(List.of(), "org.ingestworkbench.cli/org.ingestworkbench.cli.Workbench", "--version");

    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("Ingest Workbench");
  }

  /** As strictly as a careful user would: every warning is an error. */
  private void compile(String name, List<String> required, String text) throws IOException {
    var requires =
        required.stream()
            .map(module -> "  requires " + module + ";\n")
            .collect(Collectors.joining());
    var sources = directory.resolve("source");
    var info = write(sources.resolve("module-info.java"), module(requires));
    var program = write(sources.resolve("com/example/consumer/" + name + ".java"), text);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-Xlint:all",
                "-Werror",
                "--module-path",
                modulePath(required) + File.pathSeparator + modulePath(ANNOTATIONS),
                "-d",
                classes().toString(),
                info.toString(),
                program.toString());
    assertThat(code).as("the compiler says it on its error stream").isZero();
  }

  private static String module(String requires) {
    return "/** A program of somebody else. */\nmodule " + CONSUMER + " {\n" + requires + "}\n";
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path classes() {
    return directory.resolve("classes");
  }

  /** What those modules need at run time, and nothing more, from this test's class path. */
  private static String modulePath(List<String> roots) {
    return Configuration.resolve(
            ModuleFinder.of(classPath()),
            List.of(ModuleLayer.boot().configuration()),
            ModuleFinder.of(),
            Set.copyOf(roots))
        .modules()
        .stream()
        .map(module -> Path.of(module.reference().location().orElseThrow()).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path[] classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .filter(path -> !path.endsWith("test-classes"))
        .toArray(Path[]::new);
  }

  private static List<String> nativeAccess(String module) {
    return Runtime.version().feature() >= 22
        ? List.of("--enable-native-access=" + module)
        : List.of();
  }

  private record Ended(int code, String output) {}

  private Ended run(List<String> options, String main, String... arguments)
      throws IOException, InterruptedException {
    var root = main.substring(0, main.indexOf('/'));
    var library =
        root.equals(CONSUMER)
            ? classes() + File.pathSeparator + modulePath(LIBRARY)
            : modulePath(List.of(root));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("--module-path", library, "-m", main));
    command.addAll(List.of(arguments));
    var output = directory.resolve("output.txt").toFile();
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(output.toPath()));
  }
}
