package org.ingestworkbench.standin.site;

import java.net.URI;
import java.util.List;
import org.ingestworkbench.standin.entity.EntityEditor;
import org.ingestworkbench.standin.entity.EntityParser;
import org.ingestworkbench.standin.entity.EntitySerializer;
import org.ingestworkbench.standin.entity.ReferenceTargets;
import org.ingestworkbench.standin.jsonapi.JsonApiParser;
import org.ingestworkbench.standin.jsonapi.JsonApiResources;
import org.ingestworkbench.standin.jsonapi.JsonApiWriter;
import org.ingestworkbench.standin.model.ConfigEntities;
import org.ingestworkbench.standin.model.ContentModel;
import org.ingestworkbench.standin.rest.ConfigPages;
import org.ingestworkbench.standin.rest.PublicFiles;
import org.ingestworkbench.standin.rest.RestResources;
import org.ingestworkbench.standin.rest.UploadLocks;
import org.ingestworkbench.standin.rest.UploadResource;
import org.ingestworkbench.standin.rest.ViewResources;
import org.ingestworkbench.standin.route.Route;
import org.ingestworkbench.standin.store.Content;
import org.ingestworkbench.standin.store.FileStore;

/** Puts the parts of a site together. */
final class SiteRoutes {
  private SiteRoutes() {}

  static List<Route> of(DrupalSite site, ContentModel model, URI address) {
    SiteSettings settings = site.settings();
    Content content = site.content();
    FileStore files = site.files();
    ReferenceTargets lookup = new ReferenceTargets(content, site.accounts());
    EntitySerializer serializer = new EntitySerializer(model, content, lookup, address);
    EntityEditor editor =
        new EntityEditor(model, content, lookup, files, settings.clock(), settings.uuids());
    EntityParser reader = new EntityParser(model, lookup);
    UploadResource uploads =
        new UploadResource(
            model,
            content,
            files,
            settings.clock(),
            settings.uuids(),
            settings.uploads().maxBytes(),
            new UploadLocks(settings.clock(), settings.uploads().lock()));
    RestResources rest =
        new RestResources(
            content, editor, reader, serializer, files, address, settings::standaloneMediaUrl);
    return new Routes()
        .rest(rest, settings.uploads().credentials(), uploads)
        .media(rest, settings::standaloneMediaUrl)
        .paragraphs(rest, model)
        .views(new ViewResources(content, rest), model)
        .configuration(new ConfigPages(new ConfigEntities(model), content, files))
        .users(site.users())
        .files(new PublicFiles(files))
        .jsonApi(
            new JsonApiResources(
                model,
                content,
                editor,
                uploads,
                new JsonApiParser(model, lookup),
                new JsonApiWriter(model, serializer, lookup, address),
                address))
        .list();
  }
}
