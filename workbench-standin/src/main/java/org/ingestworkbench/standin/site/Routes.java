package org.ingestworkbench.standin.site;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.ingestworkbench.standin.auth.CredentialKind;
import org.ingestworkbench.standin.http.Refusal;
import org.ingestworkbench.standin.http.Response;
import org.ingestworkbench.standin.jsonapi.JsonApiResources;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.model.DrupalEntityType;
import org.ingestworkbench.standin.model.JsonApiNames;
import org.ingestworkbench.standin.rest.ConfigPages;
import org.ingestworkbench.standin.rest.PublicFiles;
import org.ingestworkbench.standin.rest.RestResources;
import org.ingestworkbench.standin.rest.UploadResource;
import org.ingestworkbench.standin.rest.UserPages;
import org.ingestworkbench.standin.rest.ViewResources;
import org.ingestworkbench.standin.route.ErrorFormat;
import org.ingestworkbench.standin.route.Route;
import org.ingestworkbench.standin.route.RouteTable;
import org.ingestworkbench.standin.route.RoutedRequest;
import org.ingestworkbench.standin.route.Router;

/** What the site answers, as a table. */
public final class Routes {
  private final RouteTable table = new RouteTable();

  Routes rest(RestResources rest, Set<CredentialKind> uploadCredentials, UploadResource uploads) {
    table
        .besidePages()
        .on("POST", "/node", call -> rest.create(DrupalEntityType.NODE, call))
        .on("POST", "/taxonomy/term", call -> rest.create(DrupalEntityType.TERM, call));
    entity(table.besidePages(), "/node/{id}", DrupalEntityType.NODE, rest);
    entity(table.besidePages(), "/taxonomy/term/{id}", DrupalEntityType.TERM, rest);
    table
        .alone()
        .on("POST", "/entity/media", call -> rest.create(DrupalEntityType.MEDIA, call))
        .on("POST", "/entity/path_alias", call -> rest.create(DrupalEntityType.ALIAS, call))
        .on("POST", "/entity/file", Routes::never);
    entity(table.alone(), "/entity/file/{id}", DrupalEntityType.FILE, rest);
    entity(table.alone(), "/entity/path_alias/{id}", DrupalEntityType.ALIAS, rest);
    table
        .uploads(uploadCredentials)
        .on(
            "POST",
            "/file/upload/{type}/{bundle}/{field}",
            call -> rest.json(201, uploads.receive(call), call.account()));
    return this;
  }

  /** Drupal has a resource for it, and no user has the right. */
  private static Response never(RoutedRequest call) {
    throw Refusal.forbidden("");
  }

  private static void entity(
      RouteTable.Group group, String path, DrupalEntityType kind, RestResources rest) {
    group
        .on("GET", path, call -> rest.get(kind, call))
        .on("PATCH", path, call -> rest.change(kind, call))
        .on("DELETE", path, call -> rest.delete(kind, call));
  }

  /** A site that has no paragraph types has no resource for them. */
  Routes paragraphs(RestResources rest, ContentModel model) {
    if (!model.bundles(DrupalEntityType.PARAGRAPH).isEmpty()) {
      table
          .alone()
          .on("POST", "/entity/paragraph", call -> rest.create(DrupalEntityType.PARAGRAPH, call));
      entity(table.alone(), "/entity/paragraph/{id}", DrupalEntityType.PARAGRAPH, rest);
    }
    return this;
  }

  /** A medium is at one of two addresses, as the site is configured. */
  Routes media(RestResources rest, BooleanSupplier standalone) {
    mediaAt("/media/{id}/edit", rest, () -> !standalone.getAsBoolean());
    mediaAt("/media/{id}", rest, standalone);
    return this;
  }

  private void mediaAt(String path, RestResources rest, BooleanSupplier here) {
    table
        .besidePages()
        .on("GET", path, when(here, call -> rest.get(DrupalEntityType.MEDIA, call)))
        .on("PATCH", path, when(here, call -> rest.change(DrupalEntityType.MEDIA, call)))
        .on("DELETE", path, when(here, call -> rest.delete(DrupalEntityType.MEDIA, call)));
  }

  static Route.Handler when(BooleanSupplier here, Route.Handler handler) {
    return call -> {
      if (!here.getAsBoolean()) {
        throw Router.noRoute(call.request());
      }
      return handler.answer(call);
    };
  }

  Routes views(ViewResources views, ContentModel model) {
    model
        .views()
        .forEach(view -> table.alone().on("GET", view.path(), call -> views.export(view, call)));
    table
        .alone()
        .on("GET", "/node/{id}/media", views::mediaOfNode)
        .on("GET", "/node/{id}/members", views::membersOfNode)
        .on("GET", "/term_from_term_name", views::termsByName)
        .on("GET", "/vocabulary/{vid}", views::termsOfVocabulary)
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
    new RouteTable.Group(table, true, Response.JSON, RouteTable.COOKIE, ErrorFormat.JSON)
        .on("POST", "/user/login", users::login);
    new RouteTable.Group(table, true, "", RouteTable.COOKIE, ErrorFormat.JSON)
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

  Routes jsonApi(JsonApiResources jsonApi) {
    String collection = "/jsonapi/{type}/{bundle}";
    String individual = collection + "/{uuid}";
    table
        .jsonApi(Response.JSON_API)
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
