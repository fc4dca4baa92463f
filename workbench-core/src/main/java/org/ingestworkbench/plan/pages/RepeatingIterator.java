package org.ingestworkbench.plan.pages;

import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes something of each element when it is asked for. An element of which nothing could be made,
 * because a question failed on the way, comes again with the next call.
 */
final class RepeatingIterator<A, B> implements Iterator<B> {

  private final Iterator<A> elements;
  private final Function<A, B> making;
  private @Nullable A pending;

  RepeatingIterator(Iterator<A> elements, Function<A, B> making) {
    this.elements = elements;
    this.making = making;
  }

  @Override
  public boolean hasNext() {
    return pending != null || elements.hasNext();
  }

  @Override
  public B next() {
    var element = pending == null ? elements.next() : pending;
    pending = element;
    var made = making.apply(element);
    pending = null;
    return made;
  }
}
