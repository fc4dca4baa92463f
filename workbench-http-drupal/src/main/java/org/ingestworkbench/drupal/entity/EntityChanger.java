package org.ingestworkbench.drupal.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.ingestworkbench.drupal.catalog.TypeDefinitions;
import org.ingestworkbench.drupal.lookup.EntityKind;
import org.ingestworkbench.drupal.lookup.EntityReader;
import org.ingestworkbench.drupal.lookup.MediaAddress;
import org.ingestworkbench.drupal.request.AnswerErrors;
import org.ingestworkbench.drupal.request.BodyLimit;
import org.ingestworkbench.drupal.request.HttpAnswer;
import org.ingestworkbench.drupal.request.HttpCall;
import org.ingestworkbench.drupal.request.Json;
import org.ingestworkbench.drupal.request.Payload;
import org.ingestworkbench.drupal.request.Rest;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeRequest;
import org.ingestworkbench.repository.ChangeView;
import org.ingestworkbench.repository.ChangeView.State;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;

/**
 * Changes fields of nodes, media and terms: one PATCH each. That the site answers with success says
 * nothing of the values, so they are compared.
 */
public final class EntityChanger {
  private static final int UNPROCESSABLE = 422;
  private static final String DONE = "Changed by Ingest Workbench.";
  private static final String TAKEN_BACK = "Changed back by Ingest Workbench.";

  private final Rest rest;
  private final AnswerErrors errors;
  private final EntityReader reader;
  private final TypeDefinitions definitions;
  private final MediaAddress mediaAddress;

  public EntityChanger(
      Rest rest,
      AnswerErrors errors,
      EntityReader reader,
      TypeDefinitions definitions,
      MediaAddress mediaAddress) {
    this.rest = rest;
    this.errors = errors;
    this.reader = reader;
    this.definitions = definitions;
    this.mediaAddress = mediaAddress;
  }

  /** What a change comes to; empty when its object is surely not there. */
  public Optional<Change> plan(ChangeRequest request) {
    var draft = request.draft();
    return reader
        .entity(draft.entity(), draft.bundle())
        .map(entity -> plan(draft, new ValueJson(request.terms()), entity));
  }

  private Change plan(ChangeDraft draft, ValueJson json, JsonNode entity) {
    var kind = EntityKind.of(draft.entity().type());
    var object = draft.entity().toString();
    var bundle = bundle(draft, kind, entity);
    var names = draft.fields().keySet();
    var known = definitions.fields(draft.entity().type(), bundle, names);
    var before = new LinkedHashMap<String, ChangeText.Values>();
    var after = new LinkedHashMap<String, ChangeText.Values>();
    draft
        .fields()
        .forEach(
            (name, values) -> {
              requireField(object, name, entity);
              var wanted = new WantedValues(object, name, known.get(name), entity.path(name));
              before.put(name, wanted.before());
              after.put(name, wanted.after(values, draft.mode(name), json));
            });
    requireReadable(object, after);
    boolean needed = !before.equals(after);
    boolean noted = needed && entity.has(kind.logField());
    return new Change(
        new EntityRef(draft.entity().type(), kind.id(entity), Json.uuid(uuid(entity))),
        new ChangeText(bundle, noted ? TAKEN_BACK : null, before).toString(),
        new ChangeText(bundle, noted ? Objects.requireNonNullElse(draft.log(), DONE) : null, after)
            .toString(),
        kind.revision(entity));
  }

  private static JsonNode uuid(JsonNode entity) {
    return entity.path("uuid").path(0).path("value");
  }

  /** The site would take another bundle without a word, and read the fields as those of it. */
  private static String bundle(ChangeDraft draft, EntityKind kind, JsonNode entity) {
    var bundle = String.valueOf(kind.bundle(entity));
    if (!draft.bundle().isEmpty() && !draft.bundle().equals(bundle)) {
      throw RepositoryException.refusal(
          draft.entity() + " is of type " + bundle + ", not " + draft.bundle() + ".",
          UNPROCESSABLE);
    }
    return bundle;
  }

  /** Of a field that is not there the site says no more than that it has an error of its own. */
  private static void requireField(String object, String name, JsonNode entity) {
    if (!entity.has(name)) {
      throw RepositoryException.refusal(
          object
              + " has no field \""
              + name
              + "\", or the account may not see it: correct the column, or leave it out.",
          UNPROCESSABLE);
    }
  }

  /** What cannot be read again could not be settled, nor taken back. */
  private static void requireReadable(String object, Map<String, ChangeText.Values> after) {
    long length = 0;
    for (var values : after.values()) {
      length += FieldForm.toldLength(values.items());
    }
    if (length > BodyLimit.ENTITY.bytes()) {
      throw RepositoryException.refusal(
          "The values for "
              + object
              + " are longer than what is read of an answer ("
              + BodyLimit.ENTITY.bytes() / 1024
              + " KiB as the site tells them), so they could not be compared: shorten them.",
          UNPROCESSABLE);
    }
  }

  /** How the fields of a change stand now. */
  public ChangeView view(Change change) {
    var after = ChangeText.of(change.after());
    var entity =
        reader
            .entity(change.entity(), after.bundle())
            .filter(found -> Json.uuid(uuid(found)).equals(change.entity().uuid()));
    var state = entity.map(found -> state(change, after, found)).orElse(State.GONE);
    return new ChangeView(
        state, entity.map(found -> Json.instant(Json.first(found, "changed"))).orElse(null));
  }

  private static State state(Change change, ChangeText after, JsonNode entity) {
    if (after.isHeldBy(entity)) {
      return State.AFTER;
    }
    return ChangeText.of(change.before()).isHeldBy(entity) ? State.BEFORE : State.OTHER;
  }

  /** Writes the fields of a change, and asks again where the answer does not show them. */
  public Confirmation update(Change change, Runnable ready) {
    var after = ChangeText.of(change.after());
    var kind = EntityKind.of(change.entity().type());
    var body = body(kind, after, ChangeText.of(change.before()).fields());
    var asked =
        kind.send(
            rest,
            mediaAddress,
            change.entity(),
            path ->
                HttpCall.change(kind.resource(), path, body)
                    .with("Content-Type", "application/json"));
    var entity = changed(asked.call(), asked.answer());
    var uuid = afterSending(() -> Json.uuid(uuid(entity)));
    if (!after.isHeldBy(entity)) {
      ready.run();
      requireAfter(change, afterSending(() -> view(change)).state());
    }
    var changed = Json.instant(Json.first(entity, "changed"));
    return new Confirmation(change.entity().id(), uuid, changed, List.of(), null);
  }

  /** What is wrong with an answer, or with a question afterwards, takes no change back. */
  private static <T> T afterSending(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RepositoryException e) {
      throw RepositoryException.because(String.valueOf(e.getMessage()))
          .effect(Effect.UNKNOWN)
          .scope(e.scope())
          .remedy(e.remedy())
          .status(e.status())
          .retryAfter(e.retryAfter())
          .advice(e.advice())
          .cause(e)
          .build();
    }
  }

  private static Payload body(
      EntityKind kind, ChangeText after, Map<String, ChangeText.Values> before) {
    var body = kind.change(after.bundle());
    after
        .fields()
        .forEach(
            (name, values) -> {
              var is = before.get(name);
              boolean told = is == null || !FieldForm.takenForEqual(values.items(), is.items());
              body.set(
                  name,
                  told ? FieldForm.sent(values.items()) : FieldForm.sentAsOthers(values.items()));
            });
    if (after.log() != null) {
      body.set(kind.logField(), Json.value(after.log()));
    }
    return Payload.Json.of(body);
  }

  private JsonNode changed(HttpCall call, HttpAnswer answer) {
    if (AnswerErrors.surelyNotThere(answer)) {
      throw errors
          .builder(call, answer, String.valueOf(errors.of(call, answer).getMessage()))
          .scope(Scope.ROW)
          .remedy(Remedy.CHANGE_DEFINITION)
          .build();
    } else if (!answer.ok()) {
      throw errors.of(call, answer);
    }
    return answer.json().orElseThrow(() -> errors.notJson(call, answer));
  }

  private static void requireAfter(Change change, State state) {
    if (state == State.AFTER) {
      return;
    }
    boolean kept = state == State.BEFORE;
    throw RepositoryException.because(
            kept
                ? "The site took the change of "
                    + change.entity()
                    + " and kept the values that were there, because it takes them for equal to"
                    + " the new ones. To have them written so, give the fields other values first."
                : "The site took the change of "
                    + change.entity()
                    + " and holds other values than were sent. Another program has changed it at"
                    + " the same time, or a module of the site alters values: look at it.")
        .effect(kept ? Effect.NONE : Effect.UNKNOWN)
        .build();
  }
}
