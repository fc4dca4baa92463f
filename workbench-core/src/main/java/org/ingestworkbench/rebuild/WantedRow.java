package org.ingestworkbench.rebuild;

import java.util.List;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Row;

/** A row that may have been made, and everything but its pages that it was made of. */
record WantedRow(Row row, Planned planned, List<Step> steps) {}
