package org.ingestworkbench.listener;

import java.util.Locale;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.RepositoryClient;

/**
 * One request to the repository, as the engine makes it. A client may need several of its
 * protocol's: a medium's creation uploads its files first.
 *
 * @param number tells it from the others of its operation, from 1
 * @param verb what is asked for
 * @param type of what is asked for; of several in one question, the first one's
 */
public record RepositoryRequest(long number, Verb verb, EntityType type) {

  /** What can be asked for, by the methods of {@link RepositoryClient}. */
  public enum Verb {
    CREATE,
    /** Fields of an object that is there. */
    UPDATE,
    /** Whether what was begun is there. */
    FIND,
    /** The same for many in one question. */
    FIND_MANY,
    /** The ID of an object whose uuid is known. */
    FIND_ID,
    /** One object as it is now. */
    LOOK,
    /** The media of a node. */
    LIST_MEDIA,
    /** The members of a node. */
    LIST_CHILDREN,
    /** What refers to a term. */
    LIST_USERS,
    DELETE
  }

  /** What kind of request it is, in a few words of which there are few: "create media". */
  public String kind() {
    return (verb + " " + type).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public String toString() {
    return kind() + " (request " + number + ")";
  }
}
