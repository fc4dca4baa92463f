package org.ingestworkbench.standin.internal;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What the site answers, as a table. */
final class Routes {
  private final RouteTable table = new RouteTable();

  Routes rest(Rest rest, Set<Credentials> uploadCredentials, Uploads uploads) {
    table
        .besidePages()
        .on("POST", "/node", call -> rest.create(Kind.NODE, call))
        .on("POST", "/taxonomy/term", call -> rest.create(Kind.TERM, call));
    entity(table.besidePages(), "/node/{id}", Kind.NODE, rest);
    entity(table.besidePages(), "/taxonomy/term/{id}", Kind.TERM, rest);
    table
        .alone()
        .on("POST", "/entity/media", call -> rest.create(Kind.MEDIA, call))
        .on("POST", "/entity/path_alias", call -> rest.create(Kind.ALIAS, call))
        .on("POST", "/entity/file", Routes::never);
    entity(table.alone(), "/entity/file/{id}", Kind.FILE, rest);
    entity(table.alone(), "/entity/path_alias/{id}", Kind.ALIAS, rest);
    table
        .uploads(uploadCredentials)
        .on(
            "POST",
            "/file/upload/{type}/{bundle}/{field}",
            call -> rest.json(201, uploads.receive(call), call.account()));
    return this;
  }

  /** Drupal has a resource for it, and nobody has the right. */
  private static Answer never(Call call) {
    throw Refusal.forbidden("");
  }

  private static void entity(RouteTable.Group group, String path, Kind kind, Rest rest) {
    group
        .on("GET", path, call -> rest.get(kind, call))
        .on("PATCH", path, call -> rest.change(kind, call))
        .on("DELETE", path, call -> rest.delete(kind, call));
  }

  /** A medium is at one of two addresses, as the site is configured. */
  Routes media(Rest rest, BooleanSupplier standalone) {
    mediaAt("/media/{id}/edit", rest, () -> !standalone.getAsBoolean());
    mediaAt("/media/{id}", rest, standalone);
    return this;
  }

  private void mediaAt(String path, Rest rest, BooleanSupplier here) {
    table
        .besidePages()
        .on("GET", path, when(here, call -> rest.get(Kind.MEDIA, call)))
        .on("PATCH", path, when(here, call -> rest.change(Kind.MEDIA, call)))
        .on("DELETE", path, when(here, call -> rest.delete(Kind.MEDIA, call)));
  }

  static Route.Handler when(BooleanSupplier here, Route.Handler handler) {
    return call -> {
      if (!here.getAsBoolean()) {
        throw Router.noRoute(call.request());
      }
      return handler.answer(call);
    };
  }

  Routes views(Views views) {
    table
        .alone()
        .on("GET", "/node/{id}/media", views::mediaOfNode)
        .on("GET", "/term_from_term_name", views::termsByName)
        .on("GET", "/term_from_uri", views::termsByUri)
        .on("GET", "/term_from_authority_link", views::termsByAuthority);
    return this;
  }

  Routes configuration(ConfigPages config) {
    String module = "/islandora_workbench_integration";
    table.alone().on("GET", "/entity/{type}/{id}", config::entity);
    table
        .pages(RouteTable.BASIC_AND_COOKIE)
        .on("GET", module + "/version", config::version)
        .on("GET", module + "/core_version", config::coreVersion)
        .on("GET", module + "/file_hash", config::fileHash)
        .on("GET", module + "/node_actions/entity_display/{type}/{bundle}", config::formDisplay)
        .on("GET", module + "/node_actions/field_config/{type}/{bundle}/{field}", config::field)
        .on("GET", module + "/node_actions/field_storage_config/{type}/{field}", config::storage);
    return this;
  }

  /** Basic does not help to log in. */
  Routes users(UserPages users) {
    new RouteTable.Group(table, true, Answer.JSON, RouteTable.COOKIE, Format.JSON)
        .on("POST", "/user/login", users::login);
    new RouteTable.Group(table, true, "", RouteTable.COOKIE, Format.JSON)
        .on("GET", "/user/login_status", users::status)
        .on("POST", "/user/logout", users::logout);
    table.besidePages().on("GET", "/user/{id}", users::user);
    table.pages(RouteTable.COOKIE).on("GET", "/session/token", users::token);
    return this;
  }

  Routes files(PublicFiles files) {
    table
        .pages(RouteTable.BASIC_AND_COOKIE)
        .on("GET", "/sites/default/files/{path+}", files::bytes);
    return this;
  }

  Routes jsonApi(JsonApi jsonApi) {
    String collection = "/jsonapi/{type}/{bundle}";
    String individual = collection + "/{uuid}";
    table
        .jsonApi(Answer.JSON_API)
        .on("GET", JsonApiNames.INDEX, jsonApi::index)
        .on("GET", JsonApiNames.STORAGES, jsonApi::storages)
        .on("GET", collection, jsonApi::list)
        .on("POST", collection, jsonApi::create)
        .on("GET", individual, jsonApi::get)
        .on("PATCH", individual, jsonApi::change)
        .on("DELETE", individual, jsonApi::delete);
    table.jsonApi("application/octet-stream").on("POST", collection + "/{field}", jsonApi::upload);
    return this;
  }

  List<Route> list() {
    return table.routes();
  }
}
