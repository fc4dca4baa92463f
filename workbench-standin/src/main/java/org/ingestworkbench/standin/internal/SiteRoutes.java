package org.ingestworkbench.standin.internal;

import java.net.URI;
import java.util.List;

/** Puts the parts of a site together. */
final class SiteRoutes {
  private SiteRoutes() {}

  static List<Route> of(Site site, ContentModel model, URI address) {
    SiteSettings settings = site.settings();
    Content content = site.content();
    FileStore files = site.files();
    Lookup lookup = new Lookup(content, site.accounts());
    Serializer serializer = new Serializer(model, content, lookup, address);
    Editor editor = new Editor(model, content, lookup, files, settings.clock(), settings.uuids());
    EntityReader reader = new EntityReader(model, lookup);
    Uploads uploads =
        new Uploads(
            model,
            content,
            files,
            settings.clock(),
            settings.uuids(),
            settings.uploads().maxBytes(),
            new UploadLocks(settings.clock(), settings.uploads().lock()));
    Rest rest =
        new Rest(content, editor, reader, serializer, files, address, settings::standaloneMediaUrl);
    return new Routes()
        .rest(rest, settings.uploads().credentials(), uploads)
        .media(rest, settings::standaloneMediaUrl)
        .views(new Views(content, rest))
        .configuration(new ConfigPages(new Definitions(model), content, files))
        .users(site.users())
        .files(new PublicFiles(files))
        .jsonApi(
            new JsonApi(
                model,
                content,
                editor,
                uploads,
                new JsonApiReader(model, lookup),
                new JsonApiWriter(model, serializer, lookup, address),
                address))
        .list();
  }
}
