package org.ingestworkbench.islandora.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ingestworkbench.listener.Boundary;
import org.ingestworkbench.listener.JobListener.RowEnded;
import org.ingestworkbench.listener.JobListener.StepCompleted;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;

/**
 * What logs and consoles say of a job, in one place: Islandora Workbench's sentences to the letter
 * where it has one, ours where it has none.
 *
 * @param host the repository's address
 * @param task what the job does with its rows
 */
public record JobMessages(String host, RowTask task) {

  private static final int SHOWN = 20;

  /** With the job's id, the map can be made again from the repository should it be lost. */
  static String jobStarted(JobRecord job, boolean resumed) {
    return (resumed ? "Resuming job " : "Starting job ")
        + job.key().label()
        + " (job ID "
        + job.id()
        + ").";
  }

  /** The number with which Workbench's recovery mode goes on. */
  public static String firstNode(EntityRef node) {
    return "First node ID of this job is " + Objects.requireNonNullElse(node.id(), "unknown") + ".";
  }

  /** How far a resumed job had come: a line, and one more for each row that was under way. */
  public static List<String> boundary(Boundary boundary) {
    var lines = new ArrayList<String>();
    var last = boundary.lastDone();
    lines.add(
        last == null
            ? "No row of this job is done yet."
            : "The last row that is done is "
                + last.rowId()
                + " (line "
                + last.line()
                + ")"
                + at(boundary.lastAddress())
                + ".");
    if (boundary.open() > 0) {
      lines.add("Rows that were open when it ended: " + boundary.open() + ".");
    }
    boundary.inFlight().forEach(row -> lines.add("  " + inFlight(row)));
    return lines;
  }

  private static String at(@Nullable String address) {
    return address == null ? "" : " at " + address;
  }

  private static String inFlight(Boundary.InFlight row) {
    var parts = new ArrayList<String>();
    add(parts, "it has ", row.there());
    add(parts, "may have, to be settled: ", row.begun());
    add(parts, "lacks ", row.missing());
    return "Row "
        + row.rowId()
        + " (line "
        + row.line()
        + ")"
        + at(row.address())
        + (parts.isEmpty() ? "" : ": " + String.join("; ", parts))
        + ".";
  }

  private static void add(List<String> parts, String verb, Boundary.Steps steps) {
    if (steps.count() > 0) {
      var names =
          steps.first().stream()
              .limit(SHOWN)
              .map(JobMessages::step)
              .collect(Collectors.joining(", "));
      parts.add(verb + names + (steps.count() > SHOWN ? ", ... " + steps.count() + " in all" : ""));
    }
  }

  private static String step(StepKey step) {
    var of = step.qualifier().replace('\u0000', ' ');
    return switch (step.kind()) {
      case NODE -> "its node";
      case MEDIA -> "the media of " + of;
      case PAGE -> "page " + of;
      case PAGE_MEDIA -> "the media of page " + of;
      case ALIAS -> "its URL alias";
      case TERM -> "term " + of;
      case NODE_CHANGE -> "the change of its node";
      case MEDIA_CHANGE -> "the change of its medium";
      case TERM_CHANGE -> "the change of its term";
    };
  }

  public static String problem(Problem problem) {
    return problem.place() + ": " + problem.message();
  }

  /** The same for a log: the code first, by which scripts find it, and the place at the end. */
  static String loggedProblem(Problem problem) {
    var place = problem.place();
    var where = new Problem.Place(place.file(), place.line(), place.column(), null);
    return problem.code() + ": " + problem.message() + " (" + where + ")";
  }

  /** A row that has a node goes without a file. */
  static String noMedia(String node, Problem problem) {
    return "No media for " + node + ": " + problem.message();
  }

  /** A confirmed step: made, or found to have been made. */
  public String completed(StepCompleted event) {
    var verb = event.adopted() ? "found" : "created";
    var item = event.item();
    return switch (event.key().kind()) {
      case NODE ->
          "Node for "
              + quoted(item, event.key())
              + " (record "
              + event.key().rowId()
              + ") "
              + verb
              + " at "
              + event.address()
              + ".";
      case PAGE ->
          "Node for child "
              + quoted(item, event.key())
              + " "
              + verb
              + " at "
              + event.address()
              + ".";
      case MEDIA, PAGE_MEDIA -> media(event, verb);
      case ALIAS -> alias(item) + " for record " + event.key().rowId() + " " + verb + ".";
      case TERM -> term(event);
      case NODE_CHANGE -> "Node " + event.address() + " updated.";
      case MEDIA_CHANGE -> "Media " + event.address() + " updated.";
      case TERM_CHANGE -> "Term " + event.address() + " updated.";
    };
  }

  private String media(StepCompleted event, String verb) {
    var file = file(event.item(), event.key());
    return task == RowTask.ADD_MEDIA
        ? "Media for \"" + file + "\" " + verb + " and added to " + event.nodeAddress() + "."
        : "Media for " + file + " " + verb + ".";
  }

  private static String alias(@Nullable Item item) {
    return "URL alias" + (item == null || item.alias() == null ? "" : " " + item.alias());
  }

  /** The title; where no row has it at hand, the row's id or the page's name. */
  private static String quoted(@Nullable Item item, StepKey key) {
    var untitled = key.qualifier().isEmpty() ? key.rowId() : key.qualifier();
    return '"' + (item == null ? untitled : item.title()) + '"';
  }

  /** The term that a row is about, for a console. */
  public static String termMade(StepCompleted event) {
    return "Term "
        + quoted(event.item(), event.key())
        + (event.adopted() ? " found." : " created.");
  }

  private static String term(StepCompleted event) {
    var parts = event.key().qualifier().split("\u0000", 2);
    return "Term "
        + event.confirmation().id()
        + " (\""
        + Objects.requireNonNullElse(event.term(), parts[parts.length - 1])
        + "\") added to vocabulary \""
        + parts[0]
        + "\".";
  }

  private static String file(@Nullable Item item, StepKey step) {
    return item == null
        ? step.qualifier()
        : item.media().stream()
            .filter(media -> media.step().equals(step))
            .map(JobMessages::path)
            .findFirst()
            .orElse(step.qualifier());
  }

  /** As the input names it; the input names no files of pages. */
  private static String path(MediaDraft media) {
    return media.step().kind() == Kind.PAGE_MEDIA
            && media.content() instanceof MediaDraft.Upload upload
        ? upload.file().toString()
        : media.source();
  }

  /** A medium or an alias that was not made. */
  static String stepFailed(Item item, StepKey step, String reason) {
    return step.kind().makesMedia()
        ? "Media for " + file(item, step) + " not created (" + reason + ")."
        : alias(item) + " for record " + step.rowId() + " not created (" + reason + ").";
  }

  /** The same for a console, where there is no room for the reason. */
  public static String stepFailedBriefly(Item item, StepKey step) {
    return step.kind().makesMedia()
        ? "- ERROR: Media for " + file(item, step) + " not created. See log for more information."
        : "- ERROR: "
            + alias(item)
            + " for record "
            + step.rowId()
            + " not created. See log for more information.";
  }

  /** A row for which nothing was written. */
  String rowSkipped(RowEnded row) {
    if (task == RowTask.CREATE_TERMS) {
      return "Term \"" + row.rowId() + "\" already exists (" + row.nodeAddress() + "), skipping.";
    }
    return isOfWhatIsThere()
        ? "Nothing to "
            + (task.changes() ? "update" : "add")
            + " for row "
            + row.rowId()
            + " at ("
            + row.nodeAddress()
            + "), skipping it."
        : "Item in row "
            + row.rowId()
            + " has already been ingested at ("
            + row.nodeAddress()
            + "), skipping it.";
  }

  /** How many rows there were nothing to do for, in a line for them all. */
  public String rowsSkipped(long count) {
    if (task == RowTask.CREATE_TERMS) {
      return count + " terms already exist, skipping them.";
    }
    return isOfWhatIsThere()
        ? count
            + " rows with nothing to "
            + (task.changes() ? "update" : "add")
            + ", skipping them."
        : count + " items have already been ingested, skipping them.";
  }

  String rowFailed(RowEnded row) {
    return row.outcome().kind() == Outcome.Kind.UNRESOLVED
        ? "Nobody can tell whether the "
            + about(row)
            + " was "
            + done()
            + ": "
            + row.outcome().reason()
        : notDone(row) + ", " + row.outcome().reason();
  }

  private String about(RowEnded row) {
    return task.entity() == EntityType.TERM
        ? "term \"" + row.rowId() + '"'
        : (task == RowTask.ADD_MEDIA ? "media" : "node") + " for CSV record " + row.rowId();
  }

  private String notDone(RowEnded row) {
    var about = about(row);
    return Character.toUpperCase(about.charAt(0)) + about.substring(1) + " not " + done();
  }

  /** The same for a console, where there is no room for the reason. */
  public String rowFailedBriefly(RowEnded row) {
    return "ERROR: " + notDone(row) + ".";
  }

  private boolean isOfWhatIsThere() {
    return task.changes() || task == RowTask.ADD_MEDIA;
  }

  /** Whether a console tells of each file that a row lacks, as Islandora Workbench does. */
  public boolean tellsOfEachFile(Problem.Code code) {
    return task == RowTask.ADD_MEDIA
        && (code == Problem.Code.FILE_EMPTY || code == Problem.Code.FILE_MISSING);
  }

  /** Whether a step of this kind is what its row is for. */
  public boolean isMain(Kind kind) {
    return kind == Kind.NODE || kind.changes() || (kind.makesMedia() && task == RowTask.ADD_MEDIA);
  }

  private String done() {
    return task.changes() ? "updated" : "created";
  }

  static String rowPartial(RowEnded row) {
    return "Item in row "
        + row.rowId()
        + " at ("
        + row.nodeAddress()
        + ") is not complete: "
        + row.outcome().reason();
  }

  String pageSkipped(ItemKey page, Outcome outcome) {
    return "Page/child file "
        + page.page()
        + " has already been ingested at ("
        + address(outcome)
        + "), skipping it.";
  }

  private String address(Outcome outcome) {
    var node = outcome.node();
    return host + "/node/" + (node == null || node.id() == null ? "" : node.id());
  }

  static String pageFailed(ItemKey page, Outcome outcome) {
    return "Node for page \"" + pageName(page) + "\" not created, " + outcome.reason();
  }

  /** The same for a console, where there is no room for the reason. */
  public static String pageFailedBriefly(ItemKey page) {
    return "ERROR: Node for page \"" + pageName(page) + "\" not created.";
  }

  private static String pageName(ItemKey page) {
    var file = Objects.requireNonNullElse(page.page(), "");
    int dot = file.lastIndexOf('.');
    return page.rowId() + "_" + (dot > 0 ? file.substring(0, dot) : file);
  }

  /** What a rollback deleted, or would delete if it were not only looked at. */
  public static String deleted(EntityRef ref, String address, boolean dryRun) {
    return type(ref) + " " + address + (dryRun ? " would be deleted." : " deleted.");
  }

  /** What a rollback changed back, or would change back if it were not only looked at. */
  public static String changedBack(EntityRef ref, String address, boolean dryRun) {
    return type(ref) + " " + address + (dryRun ? " would be changed back." : " changed back.");
  }

  /** What a rollback was to change back and found as it was before, or did not find. */
  public static String backBefore(EntityRef ref, String address) {
    return type(ref) + " " + address + " not changed back, it was as before already.";
  }

  /** What a rollback was to delete and did not find. */
  public static String goneBefore(EntityRef ref, String address) {
    return type(ref) + " " + address + " not found, it was gone already.";
  }

  /** What a rollback did not delete. */
  public static String left(RollbackListener.Left left) {
    return type(left.ref()) + " " + left.address() + " not deleted: " + left.reason();
  }

  private static String type(EntityRef ref) {
    var name = ref.type().name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  public static String waiting(Duration duration, String reason) {
    return "Waiting " + duration.toSeconds() + " s before the next try: " + reason;
  }

  static String jobEnded(JobState state) {
    return state == JobState.FINISHED
        ? "Islandora Workbench successfully completed."
        : "The job ended as " + state + ".";
  }
}
