package org.ingestworkbench.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.Subject;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Creation;

/** Which steps an item has, in the order in which they are done: its own, alias, media. */
public final class ItemSteps {

  private ItemSteps() {}

  public static Step term(TermDraft term) {
    return new Step(
        term.step(),
        null,
        null,
        Placement.NONE,
        term::name,
        uuid -> new Creation.OfTerm(uuid, term));
  }

  /**
   * The step that makes or changes what an item is about; of a change it is not known yet what it
   * changes.
   *
   * @param place where it is hung, for what is made
   * @param terms the new terms that its fields refer to
   * @throws IllegalArgumentException for an item whose subject is there and stays as it is
   */
  public static Step own(Item item, Placement place, Map<TermDraft, EntityRef> terms) {
    var key = item.ownStep();
    if (key == null) {
      throw new IllegalArgumentException("Nothing is to be made or changed for " + item.key());
    }
    return item.subject() instanceof ChangeDraft change
        ? new Step(key, item, change.entity(), Placement.NONE, item::fingerprint, null)
        : new Step(key, item, null, place, item::fingerprint, made(item.subject(), place, terms));
  }

  private static Function<UUID, Creation> made(
      Subject subject, Placement place, Map<TermDraft, EntityRef> terms) {
    return subject instanceof Item.NewTerm its
        ? uuid -> new Creation.OfTerm(uuid, its.term(), its.fields(), place.node(), terms)
        : uuid -> new Creation.OfNode(uuid, (NodeDraft) subject, place.node(), terms);
  }

  /** What is made once the node is there. */
  public static List<Step> afterNode(Item item, EntityRef node) {
    var steps = new ArrayList<Step>();
    if (item.alias() != null) {
      steps.add(alias(item, item.alias(), node));
    }
    item.media().forEach(media -> steps.add(media(item, media, node)));
    return steps;
  }

  private static Step alias(Item item, String alias, EntityRef node) {
    return new Step(
        StepKey.alias(item.key().rowId()),
        item,
        node,
        Placement.NONE,
        () -> Item.sha256(alias),
        uuid -> new Creation.OfAlias(uuid, alias, node));
  }

  private static Step media(Item item, MediaDraft media, EntityRef node) {
    return new Step(
        media.step(),
        item,
        node,
        Placement.NONE,
        () -> fingerprint(media),
        uuid -> new Creation.OfMedia(uuid, media, node));
  }

  private static String fingerprint(MediaDraft media) {
    var text = new StringBuilder(media.bundle()).append('\n').append(media.name()).append('\n');
    text.append(media.uses()).append('\n').append(Value.Canonical.of(media.fields()));
    text.append(content(media.content()));
    media.tracks().forEach(track -> text.append(track.label()).append(stamp(track.file())));
    return Item.sha256(text.toString());
  }

  private static String content(MediaDraft.Content content) {
    if (content instanceof MediaDraft.Upload upload) {
      return upload.filename() + '\n' + upload.alt() + '\n' + stamp(upload.file());
    }
    if (content instanceof MediaDraft.Download download) {
      return download.filename() + '\n' + download.alt() + '\n' + download.address();
    }
    return ((MediaDraft.Remote) content).address();
  }

  /** Size and time of a file; a file that cannot be asked is told of by its upload. */
  private static String stamp(Path file) {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
