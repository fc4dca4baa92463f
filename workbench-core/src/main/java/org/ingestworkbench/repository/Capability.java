package org.ingestworkbench.repository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;

/**
 * A question that not every repository can answer. A repository declares the ones that it can
 * answer in {@link RepositoryClient#capabilities()}; each constant here says how the engine goes on
 * without the answer. An answer may throw {@link RepositoryException} when the question itself
 * failed; its effect is then none, because no question makes anything.
 *
 * @param <Q> what is asked
 * @param <A> the answer
 */
@SuppressWarnings("UnusedTypeParameter") // The answer type ties a question to what answers it.
public final class Capability<Q, A> {

  /**
   * The media of a node as they are now, by whichever program they were made; none for a node that
   * is not there.
   *
   * <p>Without it, a rollback deletes a node only with {@code withAllMedia}, and then the job's own
   * media alone: others are not known. A list of nodes is rolled back only where media are to stay.
   * A run that is to complete media of another program's nodes stops. Where a lost map is made
   * again, the row of another program's node stays unresolved if it has media, and these are not
   * made. Of a medium whose request was not answered, only {@link RepositoryClient#find} is asked.
   */
  public static final Capability<EntityRef, List<MediaView>> MEDIA_OF_NODE =
      about("media of node", EntityType.NODE);

  /**
   * The nodes that are members of a node.
   *
   * <p>Without it, a rollback keeps a node while a node that it left, or could not look at, may be
   * its member. Members that other programs made are then not seen.
   */
  public static final Capability<EntityRef, Referrers> CHILDREN =
      about("children", EntityType.NODE);

  /**
   * What refers to a term: nodes, media, other terms, in every field.
   *
   * <p>Without it, a rollback deletes no term.
   */
  public static final Capability<EntityRef, Referrers> TERM_USERS =
      about("users of term", EntityType.TERM);

  /**
   * Those of some hundreds of creations that are surely there, in any order, found in few requests.
   * What is not among them may be there and not be this account's to see.
   *
   * <p>Without it, the making of a lost map asks {@link RepositoryClient#find} for each.
   */
  public static final Capability<Collection<? extends Creation>, List<Confirmation>> FIND_MANY =
      new Capability<>("find many", some -> some.stream().findFirst().map(Creation::type));

  /**
   * Those of some hundreds of objects that are surely there, as they are now, in any order, found
   * in few requests by their uuids; each with the time of its last change. What is not among them
   * may be there and not be this account's to see.
   *
   * <p>Without it, a verification looks at each object by itself.
   */
  public static final Capability<Collection<EntityRef>, List<Confirmation>> LOOK_MANY =
      new Capability<>("look many", some -> some.stream().findFirst().map(EntityRef::type));

  /**
   * The ID of a node that is there and of which only the uuid is known; empty when it was not found
   * near by.
   *
   * <p>Needed only where an object has an ID beside its uuid that {@link RepositoryClient#find}
   * cannot tell. Without it, a node that was found without its ID stays so.
   */
  public static final Capability<NodeIdSearch, Optional<String>> NODE_ID =
      about("node ID", EntityType.NODE);

  /**
   * When a file was made, by the repository's clock, compared to the millisecond; empty when it is
   * surely not there. An ID is all that is known of a file later; where that ID is given again, the
   * time tells the files apart.
   *
   * <p>Without it, a rollback leaves and lists the files of a medium that is gone.
   */
  public static final Capability<EntityRef, Optional<Instant>> FILE_TIME =
      about("time of file", EntityType.FILE);

  /**
   * An alias as it is now, by its ID; empty when it is surely not there.
   *
   * <p>Without it, an alias whose node is gone is looked for by its uuid alone; where that does not
   * lead to it, a rollback leaves its record and lists it.
   */
  public static final Capability<EntityRef, Optional<AliasView>> ALIAS =
      about("alias", EntityType.ALIAS);

  /**
   * Names of what a creation sends and the repository does not take twice at a time, such as those
   * of files: creations that share a name are not sent at once. Each of the creation's first
   * requests sends one of them, in this order; the next request shows that it is free again. Sends
   * no request itself.
   *
   * <p>Without it, everything may be sent at once.
   */
  public static final Capability<Creation, List<String>> ONE_AT_A_TIME =
      new Capability<>("one at a time", creation -> Optional.empty());

  /**
   * What a change comes to: the fields as they are now, and as they would be. Empty when the object
   * is surely not there. A change that the repository would not take as it is, such as one of an
   * object of another bundle, is refused here with a {@link RepositoryException}. Writes nothing at
   * the repository; what the change would destroy may be copied elsewhere, so that it can be taken
   * back.
   *
   * <p>A repository that has this has {@link #CHANGE_VIEW} and {@link RepositoryClient#update} too.
   * Without it, a job that changes objects is refused before it begins.
   */
  public static final Capability<ChangeRequest, Optional<Change>> CHANGE =
      new Capability<>("change", request -> Optional.of(request.draft().entity().type()));

  /**
   * How the fields of a change stand now, compared in the form that the repository gives back.
   *
   * <p>Needed where {@link #CHANGE} is there.
   */
  public static final Capability<Change, ChangeView> CHANGE_VIEW =
      new Capability<>("change view", change -> Optional.of(change.entity().type()));

  private static final Set<Capability<?, ?>> ALL =
      Set.of(
          MEDIA_OF_NODE,
          CHILDREN,
          TERM_USERS,
          FIND_MANY,
          LOOK_MANY,
          NODE_ID,
          FILE_TIME,
          ALIAS,
          ONE_AT_A_TIME,
          CHANGE,
          CHANGE_VIEW);

  private final String name;
  private final Function<Q, Optional<EntityType>> about;

  private Capability(String name, Function<Q, Optional<EntityType>> about) {
    this.name = name;
    this.about = about;
  }

  private static <Q, A> Capability<Q, A> about(String name, EntityType type) {
    return new Capability<>(name, question -> Optional.of(type));
  }

  /** Every capability that there is. */
  public static Set<Capability<?, ?>> all() {
    return ALL;
  }

  /**
   * The type of what a question asks for; of several objects, that of the first. Empty when the
   * question sends no request.
   */
  public Optional<EntityType> about(Q question) {
    return about.apply(question);
  }

  /** In a few words. */
  @Override
  public String toString() {
    return name;
  }
}
