package org.ingestworkbench.memory;

import java.nio.file.Files;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/** Makes what is asked for, or refuses it as strictly as a real repository. */
final class ThingMaker {
  private final Things things;
  private final MemoryCatalog catalog;

  ThingMaker(Things things, MemoryCatalog catalog) {
    this.things = things;
    this.catalog = catalog;
  }

  /**
   * Makes it of the next ID.
   *
   * @throws RepositoryException when something that it refers to, or its file, is not there
   */
  Thing make(Creation creation) {
    check(creation);
    if (creation instanceof Creation.OfNode node) {
      return thing(creation, node.node().title(), parent(node));
    } else if (creation instanceof Creation.OfMedia media) {
      checkFile(media.media());
      return thing(creation, media.media().name(), existing(media.node()));
    } else if (creation instanceof Creation.OfAlias alias) {
      return thing(creation, alias.alias(), existing(alias.node()));
    }
    var term = (Creation.OfTerm) creation;
    var parent = term.parent();
    return thing(creation, term.term().name(), parent == null ? null : above(parent));
  }

  /** Refuses values that the fields do not take. */
  void check(Creation creation) {
    if (creation instanceof Creation.OfNode node) {
      new ValueCheck(catalog.fields(), this::isThere).check(node.node().fields());
    } else if (creation instanceof Creation.OfTerm term) {
      new ValueCheck(catalog.fields(), this::isThere).check(term.fields());
    }
  }

  private Thing thing(Creation creation, String name, @Nullable String belongsTo) {
    var type = creation.type();
    return new Thing(type, things.nextId(type), creation.uuid(), name, belongsTo, creation);
  }

  /** Whether a reference leads somewhere; what is neither node nor term is not kept here. */
  private boolean isThere(String targetType, String id) {
    if (targetType.startsWith("node")) {
      return catalog.node(id).isPresent();
    }
    return !targetType.equals("taxonomy_term") || catalog.term(id).isPresent();
  }

  private static void checkFile(MediaDraft media) {
    if (media.content() instanceof MediaDraft.Upload upload && !Files.isReadable(upload.file())) {
      throw RepositoryException.because("The file " + upload.file() + " cannot be read.").build();
    }
  }

  private @Nullable String parent(Creation.OfNode node) {
    return node.parent() == null ? null : existing(node.parent());
  }

  private String above(EntityRef term) {
    return things.find(term).map(Thing::id).or(() -> byId(term)).orElseThrow(() -> missing(term));
  }

  private Optional<String> byId(EntityRef term) {
    return Optional.ofNullable(term.id()).flatMap(catalog::term).map(Catalog.Term::id);
  }

  private static RepositoryException missing(EntityRef ref) {
    return RepositoryException.refusal("There is no " + ref + ".", 422);
  }

  /** The ID of something that has to be there. */
  String existing(EntityRef ref) {
    return things.find(ref).map(Thing::id).orElseThrow(() -> missing(ref));
  }
}
