package org.ingestworkbench.cli.demo;

import java.util.ArrayList;
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

  DemoTree(StandIn site) {
    for (var node : site.nodes()) {
      long parent = node.targets("field_member_of").stream().findFirst().orElse(0L);
      members.computeIfAbsent(parent, p -> new ArrayList<>()).add(node);
    }
    media =
        site.media().stream()
            .flatMap(medium -> medium.targets("field_media_of").stream())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
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
