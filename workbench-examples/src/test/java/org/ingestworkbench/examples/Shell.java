package org.ingestworkbench.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** A JShell in this process, with this class path and the imports of {@code workbench jshell}. */
final class Shell implements AutoCloseable {

  private static final List<String> IMPORTS =
      List.of(
          "java.net.URI",
          "java.nio.file.*",
          "org.ingestworkbench.*",
          "org.ingestworkbench.drupal.*",
          "org.ingestworkbench.islandora.config.*",
          "org.ingestworkbench.islandora.files.*",
          "org.ingestworkbench.islandora.job.*",
          "org.ingestworkbench.islandora.remaining.*",
          "org.ingestworkbench.islandora.workflow.*",
          "org.ingestworkbench.memory.*",
          "org.ingestworkbench.source.*",
          "org.ingestworkbench.source.csv.*",
          "org.ingestworkbench.sqlite.*",
          "org.ingestworkbench.store.workflow.*",
          "org.ingestworkbench.workflow.*",
          "org.ingestworkbench.workflow.service.*",
          "java.time.*",
          "java.util.*");

  private final JShell shell = JShell.builder().executionEngine("local").build();

  Shell() {
    shell.addToClasspath(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
  }

  /** Runs snippets one after the other; what they print is the result. */
  String run(String code) {
    var bytes = new ByteArrayOutputStream();
    var before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      all(code);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void all(String code) {
    var analysis = shell.sourceCodeAnalysis();
    var rest = code;
    while (!rest.isBlank()) {
      var next = analysis.analyzeCompletion(rest);
      shell.eval(next.source()).forEach(event -> check(event.snippet(), event.exception()));
      rest = next.remaining();
    }
  }

  private void check(Snippet snippet, Exception exception) {
    var errors = shell.diagnostics(snippet).filter(d -> d.isError()).toList();
    if (!errors.isEmpty() || exception != null) {
      var what = errors.stream().map(d -> d.getMessage(null)).toList();
      throw new AssertionError("In \"" + snippet.source() + "\": " + what, exception);
    }
  }

  @Override
  public void close() {
    shell.close();
  }
}
