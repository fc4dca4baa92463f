package org.ingestworkbench.plan.media;

import org.ingestworkbench.model.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * A medium that a row asks for, before it is known whether it can be made.
 *
 * @param step the step that will make it
 * @param column the column that names its file; null for files found in directories
 * @param source the file's name or address as the user wrote it
 * @param use the media use as it is written
 * @param useColumn where the use is written; null for the settings
 * @param additional whether it is not the row's or page's own file
 * @param owner the content type of its node; empty when it is not known
 * @param title the title of its node; empty when it is not known
 */
public record MediaRequest(
    StepKey step,
    @Nullable String column,
    String source,
    String use,
    @Nullable String useColumn,
    boolean additional,
    String owner,
    String title) {

  /** The same medium, its file under another name. */
  MediaRequest named(String name) {
    return new MediaRequest(step, column, name, use, useColumn, additional, owner, title);
  }
}
