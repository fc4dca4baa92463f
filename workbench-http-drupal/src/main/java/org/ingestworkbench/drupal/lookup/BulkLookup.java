package org.ingestworkbench.drupal.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;

/**
 * Looks for many objects by their uuids with few requests: JSON:API filters a collection by ids.
 * Shows none where JSON:API is off, or does not have the type.
 */
public final class BulkLookup {

  /** As many as JSON:API puts on a page; three times as many make an address too long. */
  private static final int AT_ONCE = 50;

  private final JsonApi jsonApi;
  private final Map<EntityType, String> lastFound = new ConcurrentHashMap<>();

  public BulkLookup(JsonApi jsonApi) {
    this.jsonApi = jsonApi;
  }

  /** Objects of one type, with the attribute that has their ID. */
  private record Type(String address, String idAttribute) {}

  public List<Confirmation> shown(Collection<? extends Creation> creations) {
    if (creations.isEmpty() || !jsonApi.on()) {
      return List.of();
    }
    var wanted = new LinkedHashMap<Type, List<UUID>>();
    for (var creation : creations) {
      wanted.computeIfAbsent(type(creation), type -> new ArrayList<>()).add(creation.uuid());
    }
    var shown = new ArrayList<Confirmation>();
    wanted.forEach((type, uuids) -> shown.addAll(shown(type, uuids)));
    return shown;
  }

  /** Those of some nodes that JSON:API shows among the nodes of a content type. */
  public Set<String> nodes(String bundle, Collection<String> ids) {
    var shown = new HashSet<String>();
    if (jsonApi.on()) {
      var all = List.copyOf(ids);
      for (int from = 0; from < all.size(); from += AT_ONCE) {
        var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
        shown.addAll(jsonApi.ids("node/" + bundle, some, JsonApi.idAttribute(EntityType.NODE)));
      }
    }
    return shown;
  }

  /** Objects of any bundle; the bundle in which the last one was found is asked first. */
  public List<Confirmation> there(Collection<EntityRef> refs) {
    if (refs.isEmpty() || !jsonApi.on()) {
      return List.of();
    }
    var wanted = new EnumMap<EntityType, List<UUID>>(EntityType.class);
    for (var ref : refs) {
      wanted
          .computeIfAbsent(ref.type(), type -> new ArrayList<>())
          .add(Objects.requireNonNull(ref.uuid(), "Objects are asked for by their uuids."));
    }
    var there = new ArrayList<Confirmation>();
    wanted.forEach((type, uuids) -> there.addAll(there(type, uuids)));
    return there;
  }

  private List<Confirmation> there(EntityType type, List<UUID> uuids) {
    var there = new ArrayList<Confirmation>();
    var left = new ArrayList<>(uuids);
    for (var address : addresses(type)) {
      var shown = shown(new Type(address, JsonApi.idAttribute(type)), left);
      if (!shown.isEmpty()) {
        lastFound.put(type, address);
      }
      there.addAll(shown);
      left.removeAll(shown.stream().map(Confirmation::uuid).toList());
    }
    return there;
  }

  private List<String> addresses(EntityType type) {
    var addresses = new ArrayList<>(jsonApi.types(JsonApi.name(type)));
    var last = lastFound.get(type);
    if (last != null && addresses.remove(last)) {
      addresses.add(0, last);
    }
    return addresses;
  }

  private List<Confirmation> shown(Type type, List<UUID> uuids) {
    var shown = new ArrayList<Confirmation>();
    for (int from = 0; from < uuids.size(); from += AT_ONCE) {
      var some = uuids.subList(from, Math.min(uuids.size(), from + AT_ONCE));
      shown.addAll(jsonApi.shown(type.address(), some, type.idAttribute()));
    }
    return shown;
  }

  private static Type type(Creation creation) {
    if (creation instanceof Creation.OfNode node) {
      return new Type("node/" + node.node().bundle(), "drupal_internal__nid");
    } else if (creation instanceof Creation.OfMedia media) {
      return new Type("media/" + media.media().bundle(), "drupal_internal__mid");
    } else if (creation instanceof Creation.OfAlias) {
      return new Type("path_alias/path_alias", "drupal_internal__id");
    }
    var term = ((Creation.OfTerm) creation).term();
    return new Type("taxonomy_term/" + term.vocabulary(), "drupal_internal__tid");
  }
}
