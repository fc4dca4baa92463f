package org.ingestworkbench.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;

/** What a site has, as a tree of members. */
final class DemoTree {

  private final Map<Long, List<Entity>> members = new TreeMap<>();
  private final Map<Long, Long> media;

  /**
   * @param order titles in the order of the collection; pages are in that of their weight
   */
  DemoTree(StandIn site, List<String> order) {
    for (var node : site.nodes()) {
      long parent = node.targets("field_member_of").stream().findFirst().orElse(0L);
      members.computeIfAbsent(parent, p -> new ArrayList<>()).add(node);
    }
    var place = Comparator.comparing(DemoTree::weight).thenComparing(rowOf(order));
    members.values().forEach(siblings -> siblings.sort(place));
    media =
        site.media().stream()
            .flatMap(medium -> medium.targets("field_media_of").stream())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
  }

  /** The rows' nodes have none, and may be made in any order. */
  private static int weight(Entity node) {
    var weight = node.text("field_weight");
    return weight.matches("[0-9]{1,9}") ? Integer.parseInt(weight) : 0;
  }

  private static Comparator<Entity> rowOf(List<String> order) {
    return Comparator.comparingInt((Entity node) -> order.indexOf(node.title()))
        .thenComparing(Entity::id);
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    add(lines, 0, "");
    return lines;
  }

  private void add(List<String> lines, long parent, String indent) {
    for (var node : members.getOrDefault(parent, List.of())) {
      lines.add(indent + node.title() + "  [node " + node.id() + media(node.id()) + "]");
      add(lines, node.id(), indent + "  ");
    }
  }

  private String media(long node) {
    long count = media.getOrDefault(node, 0L);
    return count == 0 ? "" : ", " + count + (count == 1 ? " medium" : " media");
  }
}
