package org.ingestworkbench.repository;

import java.time.Duration;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;

/**
 * What the engine needs of every repository: it makes objects, finds them by their uuid, shows and
 * deletes them. What only some repositories can do is a {@link Capability}. Safe for use by many
 * threads at once.
 *
 * <p>The guarantee that an implementation gives, and that {@code RepositoryClientContract} tests:
 * an object is made under the uuid that the creation names, and a second creation with the same
 * uuid never makes a second object. A write is never sent twice by the client itself; the engine
 * repeats it after it has asked {@link #find(Creation)}.
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
   * @throws RepositoryException when it was refused (effect none) or when it is not known (effect
   *     unknown: also when an object with this uuid is there already)
   */
  Confirmation create(Creation creation);

  /**
   * The same for a creation that takes several requests, such as an upload and then the medium:
   * what has to wait waits between them too. This default does not.
   *
   * @param ready run before every further request, by the calling thread; returns when it may be
   *     sent, and throws when it is to be sent no more, which {@link #find(Creation)} then has to
   *     settle
   */
  default Confirmation create(Creation creation, Runnable ready) {
    return create(creation);
  }

  /**
   * Writes the fields of a change as they are to be after it. Other fields stay as they are, and so
   * does what another program or a person changes of them meanwhile, as far as the repository can
   * keep that apart. Sent once, like every write; sent again it changes nothing. This default
   * refuses every change.
   *
   * @param change what {@link Capability#CHANGE} gave, or that {@link Change#reversed}
   * @param ready run before every further request, as for {@link #create(Creation, Runnable)}
   * @return what the repository confirmed: the object's own uuid, and when it was changed
   * @throws RepositoryException when it was refused (effect none) or when it is not known (effect
   *     unknown)
   */
  default Confirmation update(Change change, Runnable ready) {
    throw RepositoryException.because("This repository changes nothing that is there.")
        .scope(RepositoryException.Scope.JOB)
        .remedy(RepositoryException.Remedy.CHANGE_DEFINITION)
        .build();
  }

  /**
   * Asks whether an object is there, by its type and uuid; its bundle may be any. Makes nothing.
   *
   * @param ref without an ID
   * @return found, with the ID where the repository tells it; absent only when it is surely not
   *     there
   * @throws RepositoryException when the question itself failed; effect is then none
   */
  Finding find(EntityRef ref);

  /**
   * The same for an object of which it is known what was to be made: some repositories find it by
   * more than its uuid. A node and a medium are found by their uuid alone, not by the bundle that
   * the creation names: it may have changed since. This default asks for the uuid.
   *
   * @param creation the same that was, or would have been, handed to {@link #create}
   * @throws RepositoryException when the question itself failed; effect is then none
   */
  default Finding find(Creation creation) {
    return find(new EntityRef(creation.type(), null, creation.uuid()));
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
   * Shows a medium as it is now, whichever node it belongs to.
   *
   * @param medium by its ID, or by its uuid where the repository can find it by that
   * @return empty when it is surely not there
   * @throws RepositoryException when the question failed, the account may not see the medium, or
   *     the repository cannot find one by uuid; effect is then none
   */
  Optional<MediaView> medium(EntityRef medium);

  /**
   * Deletes an object. Nothing that others may need goes with it: not a node's media or children,
   * not a medium's files where they are objects of their own; an alias may be left that leads
   * nowhere. Sent once, like every write; sent again it does no harm.
   *
   * @param ref by its ID, or by its uuid where the repository can find it by that
   * @return true when it was deleted, false when it was not there
   * @throws RepositoryException when it was refused (effect none) or when it is not known (effect
   *     unknown)
   */
  boolean delete(EntityRef ref);

  /**
   * The questions that this repository answers beyond the methods here; always the same ones. This
   * default answers none. A decorator passes on what the repository behind it declares, see {@link
   * Capabilities#around}.
   */
  default Capabilities capabilities() {
    return Capabilities.NONE;
  }

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

  /** Ends sessions and connections. Does not wait for requests under way. This default has none. */
  @Override
  default void close() {}
}
