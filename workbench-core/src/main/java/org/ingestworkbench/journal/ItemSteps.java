package org.ingestworkbench.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.repository.Creation;

/** Which steps an item has, in the order in which they are done: node, alias, media. */
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

  /** The step of the item's own node; the item must have one to make. */
  public static Step node(Item item, Placement place, Map<TermDraft, EntityRef> terms) {
    var draft = item.node();
    if (draft == null) {
      throw new IllegalArgumentException("No node is to be made for " + item.key());
    }
    return new Step(
        item.key().nodeStep(),
        item,
        null,
        place,
        item::nodeFingerprint,
        uuid -> new Creation.OfNode(uuid, draft, place.node(), terms));
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
