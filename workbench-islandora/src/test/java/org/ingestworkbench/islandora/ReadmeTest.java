package org.ingestworkbench.islandora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * README's Java example, compiled and run with the artifact that README names and what that brings,
 * nothing else. It is changed in the address of the site alone.
 */
@Timeout(300)
class ReadmeTest {

  private static final Path README = Path.of("../README.md");

  @TempDir Path directory;

  @Test
  void itNamesThisArtifactAlone() throws IOException {
    assertThat(block("xml").lines().map(String::strip))
        .containsExactly(
            "<dependency>",
            "<groupId>org.ingestworkbench</groupId>",
            "<artifactId>workbench-islandora</artifactId>",
            "<version>" + version() + "</version>",
            "</dependency>");
  }

  @Test
  void itsProgramIngestsWithThatArtifactAloneAndPrintsNothingBesides() throws Exception {
    Files.writeString(
        directory.resolve("metadata.csv"),
        "id,title,field_model\n01,One,Image\n02,Two,Image\n03,Three,Image\n");
    try (var site = StandIn.builder().start()) {
      compile(block("java").replace("https://repo.example.org", site.uri().toString()));

      run();

      assertThat(directory.resolve("out.txt")).content().contains("3 rows checked", "3 rows done");
      assertThat(Files.readAllLines(directory.resolve("err.txt")))
          .as("only that there is no provider")
          .allMatch(line -> line.startsWith("SLF4J(W): "));
      assertThat(directory.resolve("rollback/rollback.csv")).exists();
      assertThat(site.nodes()).hasSize(3);
    }
  }

  private static String version() throws IOException {
    var version =
        Pattern.compile("<artifactId>workbench-parent</artifactId>\\s*<version>(.*?)</version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private static String block(String language) throws IOException {
    var blocks =
        Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```")
            .matcher(Files.readString(README))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(blocks).as("blocks of " + language).hasSize(1);
    return blocks.get(0);
  }

  /** A program has a class and a method besides. */
  private static String program(String block) {
    var parts =
        block.lines().collect(Collectors.partitioningBy(line -> line.startsWith("import ")));
    return String.join("\n", parts.get(true))
        + "\nclass Readme {\npublic static void main(String[] args) {\n"
        + String.join("\n", parts.get(false))
        + "\n}\n}\n";
  }

  private void compile(String block) throws IOException {
    var source = Files.writeString(directory.resolve("Readme.java"), program(block));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-proc:none",
                "-cp",
                classPath(),
                "-d",
                directory.toString(),
                source.toString());
    assertThat(code).as("the compiler says why on its error stream").isZero();
  }

  private void run() throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", classPath() + File.pathSeparator + directory, "Readme"));
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("out.txt").toFile())
            .redirectError(directory.resolve("err.txt").toFile());
    builder.environment().put("ISLANDORA_WORKBENCH_USERNAME", "admin");
    builder.environment().put("ISLANDORA_WORKBENCH_PASSWORD", "password");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    var process = builder.start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(process.exitValue()).as(Files.readString(directory.resolve("err.txt"))).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** As the build writes it for a program that depends on this module. */
  private static String classPath() throws IOException {
    return Path.of("target/classes").toAbsolutePath()
        + File.pathSeparator
        + Files.readString(Path.of("target/runtime.classpath")).strip();
  }
}
