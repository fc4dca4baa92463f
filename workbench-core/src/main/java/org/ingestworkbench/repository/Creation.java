package org.ingestworkbench.repository;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.jspecify.annotations.Nullable;

/** One object to make, complete: sent again it is the same to the byte, under the same uuid. */
public sealed interface Creation {

  /** The uuid that the object gets, chosen by us. */
  UUID uuid();

  /** What it becomes. */
  EntityType type();

  /**
   * A node.
   *
   * @param parent what it becomes a member of, in place of any membership among its fields; null
   *     leaves the fields as they are
   * @param terms the IDs of the new terms that its fields refer to
   */
  record OfNode(
      UUID uuid, NodeDraft node, @Nullable EntityRef parent, Map<TermDraft, EntityRef> terms)
      implements Creation {
    public OfNode {
      terms = Map.copyOf(terms);
    }

    @Override
    public EntityType type() {
      return EntityType.NODE;
    }
  }

  /** A medium of a node, its files uploaded on the way. */
  record OfMedia(UUID uuid, MediaDraft media, EntityRef node) implements Creation {
    @Override
    public EntityType type() {
      return EntityType.MEDIA;
    }
  }

  /** A URL alias of a node. */
  record OfAlias(UUID uuid, String alias, EntityRef node) implements Creation {
    @Override
    public EntityType type() {
      return EntityType.ALIAS;
    }
  }

  /**
   * A taxonomy term.
   *
   * @param fields field name to its values
   * @param parent the term below which it is made; null for none
   * @param terms the IDs of the new terms that its fields refer to
   */
  record OfTerm(
      UUID uuid,
      TermDraft term,
      Map<String, List<Value>> fields,
      @Nullable EntityRef parent,
      Map<TermDraft, EntityRef> terms)
      implements Creation {
    public OfTerm {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      terms = Map.copyOf(terms);
    }

    /** A term of which only the name is known. */
    public OfTerm(UUID uuid, TermDraft term) {
      this(uuid, term, Map.of(), null, Map.of());
    }

    @Override
    public EntityType type() {
      return EntityType.TERM;
    }
  }
}
