package org.ingestworkbench.repository;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;

/**
 * The write side of a repository. Safe for use by many threads at once.
 *
 * <p>The guarantee that an implementation gives, and that {@code RepositoryClientContract} tests:
 * an object is made under the uuid that the creation names, and a second creation with the same
 * uuid never makes a second object. A write is never sent twice by the client itself; the engine
 * repeats it after it has asked {@link #find}.
 */
public interface RepositoryClient extends AutoCloseable {

  /** The base address without a trailing slash; part of a job's key and of the ID map's rows. */
  String host();

  /** Where a person looks at an object: an address for messages. Makes no request. */
  String address(EntityRef ref);

  /**
   * Makes one object, uploads of a medium included.
   *
   * @return what the repository confirmed
   * @throws RepositoryException when it was refused (effect none) or when the end is not known
   *     (effect unknown: also when an object with this uuid is there already)
   */
  Confirmation create(Creation creation);

  /**
   * Names of what the creation sends and the repository does not take twice at a time, such as
   * those of files: creations that share a name are not sent at once. Each of the creation's first
   * requests sends one of them, in this order; the next request shows that it is free again. Makes
   * no request. This default gives none.
   */
  default List<String> oneAtATime(Creation creation) {
    return List.of();
  }

  /**
   * The same for a creation that takes several requests, such as an upload and then the medium:
   * what has to wait waits between them too. This default does not.
   *
   * @param ready run before every further request, by the calling thread; returns when it may be
   *     sent, and throws when it is to be sent no more, which {@link #find} then has to settle
   */
  default Confirmation create(Creation creation, Runnable ready) {
    return create(creation);
  }

  /**
   * Asks whether an object was made, without making anything. A node and a medium are found by
   * their uuid alone, not by the bundle that the creation names: it may have changed since.
   *
   * @param creation the same that was, or would have been, handed to {@link #create}
   * @throws RepositoryException when the question itself failed; effect is then none
   */
  Finding find(Creation creation);

  /**
   * Asks whether an object is there of which no more than the type and the uuid are known; its
   * bundle may be any. This default cannot tell.
   *
   * @param ref without an ID
   * @return found, with the ID where the repository tells it; absent only when it is surely not
   *     there
   * @throws RepositoryException when the question itself failed; effect is then none
   */
  default Finding find(EntityRef ref) {
    return new Finding.CannotTell(
        "The repository cannot be asked for an object by its uuid alone.");
  }

  /**
   * Looks for many objects in few questions, where the repository can. What is not among those that
   * it shows may be there all the same and not be this account's to see: {@link #find} asks for it.
   * This default shows none.
   *
   * @param creations some hundreds at a time
   * @return those that are surely there, in any order
   * @throws RepositoryException when the question itself failed; effect is then none
   */
  default List<Confirmation> shown(Collection<? extends Creation> creations) {
    return List.of();
  }

  /**
   * Looks for the ID of a node that is there and of which only the uuid is known, by asking for the
   * IDs near one that is known. Needed only where {@link #find} cannot tell an ID.
   *
   * @param near the first ID that is asked for
   * @param upwards whether the next ones are above it or below
   * @return empty when it was not found near by, or when IDs are not numbers here
   * @throws RepositoryException when the question itself failed; effect is then none
   */
  default Optional<String> nodeId(UUID uuid, long near, boolean upwards) {
    return Optional.empty();
  }

  /**
   * Shows a node as it is now.
   *
   * @param node by its ID, or by its uuid where the repository can find it by that
   * @return empty when it is surely not there
   * @throws RepositoryException when the question failed, the account may not see the node, or the
   *     repository cannot find one by uuid; effect is then none
   */
  Optional<NodeView> look(EntityRef node);

  /**
   * Shows the media of a node as they are now, those of other makers too; none for a node that is
   * not there.
   *
   * @throws RepositoryException when the question failed, or the repository lists no media; effect
   *     is then none
   */
  List<MediaView> media(EntityRef node);

  /**
   * Shows a medium as it is now, whichever node it belongs to.
   *
   * @param medium by its ID, or by its uuid where the repository can find it by that
   * @return empty when it is surely not there
   * @throws RepositoryException when the question failed, the account may not see the medium, or
   *     the repository cannot find one by uuid; effect is then none
   */
  Optional<MediaView> medium(EntityRef medium);

  /**
   * Tells when a file was made. An ID is all that is known of a file afterwards; where that is
   * given again, the time is what tells one from the other. This default cannot tell.
   *
   * @param file by its ID
   * @return by the repository's clock; empty when it is surely not there
   * @throws RepositoryException when the question failed, or the account may not see the file;
   *     effect is then none
   */
  default Optional<Instant> fileMade(EntityRef file) {
    throw RepositoryException.because("When a file was made is not told here.").build();
  }

  /**
   * Asks which nodes are members of a node; never makes anything.
   *
   * @throws RepositoryException when the question itself failed; effect is then none
   */
  Referrers children(EntityRef node);

  /**
   * Asks what refers to a term: nodes, media, other terms, in every field; never makes anything.
   *
   * @throws RepositoryException when the question itself failed; effect is then none
   */
  Referrers users(EntityRef term);

  /**
   * Deletes an object. Nothing that others may need goes with it: not a node's media or children,
   * not a medium's files; an alias may be left that leads nowhere. Sent once, like every write;
   * sent again it does no harm.
   *
   * @param ref by its ID, or by its uuid where the repository can find it by that
   * @return true when it was deleted, false when it was not there
   * @throws RepositoryException when it was refused (effect none) or when the end is not known
   *     (effect unknown)
   */
  boolean delete(EntityRef ref);

  /**
   * How long a request may take once it is sent: after that it is over, also for a process that
   * died meanwhile. What it was to make is asked for no sooner. Two minutes unless told.
   */
  default Duration longestRequest() {
    return Duration.ofMinutes(2);
  }

  /**
   * Ends requests under way as soon as possible: their callers get an exception with effect
   * unknown. Later requests fail likewise. Idempotent.
   */
  void abort();

  /** Ends sessions and connections. Does not wait for requests under way. */
  @Override
  void close();
}
