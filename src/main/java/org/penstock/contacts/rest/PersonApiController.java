package org.penstock.contacts.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.penstock.contacts.ContactFilter;
import org.penstock.contacts.ContactWindows;
import org.penstock.contacts.People;
import org.penstock.contacts.Person;
import org.penstock.contacts.PersonDraft;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldJson;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Batch;
import org.penstock.rest.Batches;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Paging;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.penstock.teams.Company;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** People over the API. */
@ApiController
class PersonApiController {
    private static final String PEOPLE = "/api/v1/people";
    private static final String PERSON = PEOPLE + "/{person}";

    private final People people;
    private final ContactWindows windows;
    private final FieldJson fields;
    private final Company company;
    private final Batches batches;

    PersonApiController(People people, ContactWindows windows, FieldJson fields, Company company, Batches batches) {
        this.people = people;
        this.windows = windows;
        this.fields = fields;
        this.company = company;
        this.batches = batches;
    }

    @Operation(scope = Scope.CONTACTS_READ, summary = "List people", query = ContactApiQuery.class, paged = true)
    @GetMapping(PEOPLE)
    Listing<PersonJson> list(Actor actor, Paging paging, @RequestParam MultiValueMap<String, String> query) {
        ContactFilter filter = ContactApiQuery.filter(query);
        List<ContactWindows.Place> places =
                windows.people(actor, filter, ContactApiQuery.after(paging, filter), paging.limit() + 1);
        Map<UUID, Person> found = people.byIds(
                actor, places.stream().map(ContactWindows.Place::id).toList());
        return Listing.of(
                paging,
                places,
                ContactApiQuery::place,
                place -> PersonJson.of(Objects.requireNonNull(found.get(place.id()))));
    }

    @Operation(scope = Scope.CONTACTS_WRITE, summary = "Create a person", status = 201)
    @PostMapping(PEOPLE)
    ResponseEntity<PersonJson> create(Actor actor, Sent<PersonJson.Body> body) {
        Person made = made(actor, body);
        return Answers.created(PEOPLE + "/" + made.id(), made.version(), PersonJson.of(made));
    }

    @Operation(scope = Scope.CONTACTS_READ, summary = "Read a person")
    @GetMapping(PERSON)
    ResponseEntity<PersonJson> show(Actor actor, @PathVariable UUID person) {
        return answer(present(actor, person));
    }

    @Operation(scope = Scope.CONTACTS_WRITE, summary = "Change a person", versioned = true)
    @PatchMapping(PERSON)
    ResponseEntity<PersonJson> update(
            Actor actor, @PathVariable UUID person, IfMatch wanted, Sent<PersonJson.Body> body) {
        return answer(changed(actor, person, wanted, body));
    }

    @Operation(
            scope = Scope.CONTACTS_WRITE,
            summary = "Put a person into the bin",
            detail = "Deals keep naming them; a POST to restoration takes them out again.",
            status = 204,
            versioned = true)
    @DeleteMapping(PERSON)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID person, IfMatch wanted) {
        Person present = present(actor, person);
        ApiRefusal.value(people.remove(actor, person, wanted.or(present.version())), wanted);
        return ResponseEntity.noContent().build();
    }

    @Operation(scope = Scope.CONTACTS_WRITE, summary = "Take a person out of the bin")
    @PostMapping(PERSON + "/restoration")
    ResponseEntity<PersonJson> restore(Actor actor, @PathVariable UUID person) {
        return answer(people.takeBack(actor, person));
    }

    @Operation(
            scope = Scope.CONTACTS_WRITE,
            summary = "Create up to 500 people",
            detail = "Each for itself: one that is refused leaves the others alone.",
            items = PersonJson.Body.class)
    @PostMapping(PEOPLE + "/batch")
    Batch.Results createAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return batches.create(
                request,
                batch,
                PersonJson.Body.class,
                sent -> new Batches.Done(201, made(actor, sent).id(), 1));
    }

    @Operation(
            scope = Scope.CONTACTS_WRITE,
            summary = "Change up to 500 people",
            detail = "Each for itself, as by PATCH; a version takes the place of If-Match.",
            items = PersonJson.Body.class)
    @PatchMapping(PEOPLE + "/batch")
    Batch.Results updateAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return batches.change(request, batch, PersonJson.Body.class, (id, wanted, sent) -> {
            Person now = changed(actor, id, wanted, sent);
            return new Batches.Done(200, id, now.version());
        });
    }

    private Person made(Actor actor, Sent<PersonJson.Body> body) {
        return ApiRefusal.value(people.create(actor, draft(actor, PersonDraft.named(""), body)));
    }

    private Person changed(Actor actor, UUID id, IfMatch wanted, Sent<PersonJson.Body> body) {
        Person before = present(actor, id);
        return ApiRefusal.value(
                people.change(actor, id, wanted.or(before.version()), draft(actor, before.facts(), body)), wanted);
    }

    private Person present(Actor actor, UUID id) {
        Person person = people.get(actor, id);
        if (person.binned()) {
            throw new Missing("Person");
        }
        return person;
    }

    private PersonDraft draft(Actor actor, PersonDraft before, Sent<PersonJson.Body> sent) {
        PersonJson.Body body = sent.value();
        Map<String, Object> custom = !sent.has("custom")
                ? before.custom()
                : CustomFields.merge(
                        before.custom(),
                        fields.read(
                                actor,
                                Subject.PERSON,
                                body.custom(),
                                company.settings().currency()));
        return new PersonDraft(
                sent.has("name") ? WayJson.text(body.name()) : before.name(),
                sent.has("organisation") ? body.organisation() : before.organisationId(),
                sent.has("jobTitle") ? body.jobTitle() : before.jobTitle(),
                sent.has("owner") ? body.owner() : before.ownerId(),
                sent.has("emails") ? WayJson.EmailJson.emails(body.emails()) : before.emails(),
                sent.has("phones") ? WayJson.PhoneJson.phones(body.phones()) : before.phones(),
                sent.has("labels") ? body.labels() == null ? List.of() : body.labels() : before.labels(),
                custom,
                before.externalSource(),
                before.externalId());
    }

    private static ResponseEntity<PersonJson> answer(Person person) {
        return Answers.ok(person.version(), PersonJson.of(person));
    }
}
