package org.ingestworkbench.cli.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.jspecify.annotations.Nullable;

/** Draws an instance: its tasks below each other, with their states. */
record WorkflowText(InstanceRecord instance, List<WorkItem> items) {

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("Workflow " + instance.workflow());
    lines.add("Instance " + instance.id() + ": " + state());
    if (!instance.message().isEmpty()) {
      lines.add("  " + instance.message());
    }
    if (!instance.parameters().isEmpty()) {
      lines.add("  parameters " + new TreeMap<>(instance.parameters()));
    }
    int width = instance.tasks().stream().mapToInt(t -> t.name().length()).max().orElse(1);
    instance.tasks().forEach(task -> draw(task, width, lines));
    return lines;
  }

  private String state() {
    var words = instance.state().toString();
    boolean plain = words.equalsIgnoreCase(instance.status().toString());
    return words
        + (plain ? "" : ", " + instance.status())
        + (instance.recoverable() ? "; recoverable" : "");
  }

  private void draw(TaskRecord task, int width, List<String> lines) {
    if (!task.equals(instance.tasks().get(0))) {
      lines.add("   |");
    }
    var name = task.name() + " ".repeat(width - task.name().length());
    lines.add("  [" + mark(task.state()) + "] " + name + "  " + words(task));
    items.stream()
        .filter(item -> item.task().equals(task.name()) && !item.state().closed())
        .map(
            item ->
                "   |      " + item.key() + "  " + item.state() + who(item) + "  " + item.title())
        .forEach(lines::add);
  }

  private static String who(WorkItem item) {
    return item.person().isEmpty()
        ? " to " + String.join(", ", item.groups())
        : " by " + item.person();
  }

  private static String mark(@Nullable TaskState state) {
    if (state == null) {
      return " ";
    }
    return switch (state) {
      case RUNNING -> ">";
      case COMPLETED -> "x";
      case CANCELED -> "!";
      case ABORTED -> "#";
      case FAILED -> "-";
    };
  }

  private static String words(TaskRecord task) {
    var state = task.state();
    return (state == null ? "not started" : state)
        + (task.runs() > 1 ? ", run " + task.runs() : "")
        + counts(task.counts())
        + (task.message().isEmpty() ? "" : ": " + task.message());
  }

  private static String counts(Map<String, Long> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(count -> ", " + count.getValue() + " " + spoken(count.getKey()))
            .collect(Collectors.joining());
  }

  private static String spoken(String count) {
    return count.equals("notDone") ? "not done" : count;
  }
}
