package org.ingestworkbench.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ingestworkbench.cli.job.OverrideOptions;
import org.ingestworkbench.islandora.config.Overrides;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the command says of itself: briefly without arguments, with all options in groups else. */
final class CommandHelp {
  private static final String EVERY_DAY = "Every day";

  /** Options by what they are for, each once; those that no group names are of every day. */
  private static final Map<String, List<String>> GROUPS = groups();

  private CommandHelp() {}

  private static Map<String, List<String>> groups() {
    var groups = new LinkedHashMap<String, List<String>>();
    groups.put(EVERY_DAY, List.of("--config", "--check", "--format", "--resume", "--failed-only"));
    groups.put("Recovery", List.of("--accept-changes", "--new"));
    groups.put(
        "Coming from Islandora Workbench",
        List.of(
            "--adopt",
            "--create-anew",
            "--complete-media",
            "--get-csv-template",
            "--contactsheet",
            "--quick-delete-node",
            "--quick-delete-media"));
    groups.put(
        "Settings that are replaced",
        Overrides.settings().stream().map(OverrideOptions::name).toList());
    return groups;
  }

  /** Eight lines, and three examples. */
  static String brief(String name) {
    return """
        Ingests a CSV with its files into Drupal; interrupted, it goes on where it was.

        Usage: %1$s --config FILE.yml [--check | --resume] [more options]
               %1$s COMMAND [options]

        "%1$s help" tells all of it, "%1$s help COMMAND" of one command.
        The manual begins with docs/getting-started.md.

        Examples:
          %1$s demo                           shows it, without a Drupal
          %1$s --config create.yml --check    tells all problems, writes nothing
          %1$s --config create.yml --resume   runs the job, or goes on with it"""
        .formatted(name);
  }

  /** Gives a command this help; its options and all its subcommands are there already. */
  static void addTo(CommandLine command) {
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, CommandHelp::options);
    arrange(command);
  }

  private static void arrange(CommandLine command) {
    var usage = command.getCommandSpec().usageMessage();
    usage.description(joined(usage.description()));
    if (usage.footer().length > 0) {
      usage.footer("", joined(usage.footer()).strip());
    }
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandHelp::commands);
    command.getSubcommands().values().forEach(CommandHelp::arrange);
  }

  /** So that a text is broken where the terminal ends, and not where a line of the code does. */
  private static String joined(String... lines) {
    return String.join(" ", lines);
  }

  private static String options(Help help) {
    var text = new StringBuilder();
    GROUPS.forEach((heading, names) -> text.append(options(help, heading, names)));
    return text.toString();
  }

  private static String options(Help help, String heading, List<String> names) {
    var all = help.commandSpec().options().stream().filter(option -> !option.hidden()).toList();
    var named = names.stream().flatMap(name -> all.stream().filter(is(name))).distinct();
    var others = all.stream().filter(option -> heading.equals(EVERY_DAY) && !isGrouped(option));
    var chosen = Stream.concat(named, others).toList();
    if (chosen.isEmpty()) {
      return "";
    }
    var layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
    layout.addAllOptions(chosen, help.parameterLabelRenderer());
    return "%n%s:%n%s".formatted(heading, layout);
  }

  private static Predicate<OptionSpec> is(String name) {
    return option -> List.of(option.names()).contains(name);
  }

  private static boolean isGrouped(OptionSpec option) {
    return GROUPS.values().stream().flatMap(List::stream).anyMatch(name -> is(name).test(option));
  }

  /** Each with its first sentence; the usual list ends where a line of the text does. */
  private static String commands(Help help) {
    var visible = new LinkedHashMap<>(help.commandSpec().subcommands());
    visible.values().removeIf(one -> one.getCommandSpec().usageMessage().hidden());
    int widest = visible.keySet().stream().mapToInt(String::length).max().orElse(0);
    var table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(widest + 4, 2, Column.Overflow.SPAN),
            new Column(
                help.commandSpec().usageMessage().width() - widest - 4, 2, Column.Overflow.WRAP));
    visible.forEach((name, one) -> table.addRowValues(name, sentence(one)));
    return table.toString();
  }

  private static String sentence(CommandLine command) {
    var usage = command.getCommandSpec().usageMessage();
    var text = String.join(" ", usage.header().length > 0 ? usage.header() : usage.description());
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
