package org.penstock.contacts.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Contact;
import org.penstock.contacts.ContactFilter;
import org.penstock.contacts.ContactWindows;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Result;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Batch;
import org.penstock.rest.Batches;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Paging;
import org.penstock.rest.Sent;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/**
 * What the controllers of people and of organisations have in common: they declare the handlers, this does the work.
 *
 * @param <C> the record
 * @param <B> as it is sent
 * @param <J> as it is shown
 */
abstract class ContactApi<C extends Contact, B extends ContactBody, J> {
    private final Subject subject;
    private final String path;
    private final Class<B> body;
    private final ContactApiParts parts;

    ContactApi(Subject subject, String path, Class<B> body, ContactApiParts parts) {
        this.subject = subject;
        this.path = path;
        this.body = body;
        this.parts = parts;
    }

    abstract J json(C contact);

    abstract C get(Actor actor, UUID id);

    abstract Map<UUID, C> byIds(Actor actor, Collection<UUID> ids);

    abstract Result<C> create(Actor actor, Sent<B> sent, ContactFacts facts);

    abstract Result<C> change(Actor actor, C before, int version, Sent<B> sent, ContactFacts facts);

    abstract Result<C> remove(Actor actor, UUID id, int version);

    final Listing<J> listed(Actor actor, Paging paging, MultiValueMap<String, String> query) {
        ContactFilter filter =
                ContactApiQuery.filter(query, wanted -> parts.windows.unreadable(actor, subject, wanted));
        List<ContactWindows.Place> places =
                parts.windows.load(actor, subject, filter, ContactApiQuery.after(paging, filter), paging.limit() + 1);
        Map<UUID, C> found =
                byIds(actor, places.stream().map(ContactWindows.Place::id).toList());
        return Listing.of(
                paging, places, ContactApiQuery::place, place -> json(Objects.requireNonNull(found.get(place.id()))));
    }

    final ResponseEntity<J> created(Actor actor, Sent<B> sent) {
        C made = made(actor, sent);
        return Answers.created(path + "/" + made.id(), made.version(), json(made));
    }

    final ResponseEntity<J> shown(Actor actor, UUID id) {
        return answer(present(actor, id));
    }

    final ResponseEntity<J> updated(Actor actor, UUID id, IfMatch wanted, Sent<B> sent) {
        return answer(changed(actor, id, wanted, sent));
    }

    final ResponseEntity<Void> removed(Actor actor, UUID id, IfMatch wanted) {
        ApiRefusal.value(remove(actor, id, wanted.or(present(actor, id).version())), wanted);
        return ResponseEntity.noContent().build();
    }

    final Batch.Results allCreated(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return parts.batches.create(
                request,
                batch,
                body,
                sent -> new Batches.Done(201, made(actor, sent).id(), 1));
    }

    final Batch.Results allUpdated(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return parts.batches.change(request, batch, body, (id, wanted, sent) -> {
            C now = changed(actor, id, wanted, sent);
            return new Batches.Done(200, id, now.version());
        });
    }

    final ResponseEntity<J> answer(C contact) {
        return Answers.ok(contact.version(), json(contact));
    }

    private C made(Actor actor, Sent<B> sent) {
        return ApiRefusal.value(create(actor, sent, facts(actor, null, sent)));
    }

    private C changed(Actor actor, UUID id, IfMatch wanted, Sent<B> sent) {
        C before = present(actor, id);
        return ApiRefusal.value(
                change(actor, before, wanted.or(before.version()), sent, facts(actor, before, sent)), wanted);
    }

    private ContactFacts facts(Actor actor, @Nullable C before, Sent<B> sent) {
        return parts.facts(actor, subject, before, sent);
    }

    private C present(Actor actor, UUID id) {
        C contact = get(actor, id);
        if (contact.binned()) {
            throw new Missing("Contact");
        }
        return contact;
    }
}
