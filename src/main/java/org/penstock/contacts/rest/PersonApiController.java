package org.penstock.contacts.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.penstock.contacts.People;
import org.penstock.contacts.Person;
import org.penstock.contacts.PersonDraft;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.rest.ApiController;
import org.penstock.rest.Batch;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Paging;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
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
class PersonApiController extends ContactApi<Person, PersonJson.Body, PersonJson> {
    private static final String PEOPLE = "/api/v1/people";
    private static final String PERSON = PEOPLE + "/{person}";

    private final People people;

    PersonApiController(People people, ContactApiParts parts) {
        super(Subject.PERSON, PEOPLE, PersonJson.Body.class, parts);
        this.people = people;
    }

    @Operation(scope = Scope.CONTACTS_READ, summary = "List people", query = ContactApiQuery.class, paged = true)
    @GetMapping(PEOPLE)
    Listing<PersonJson> list(Actor actor, Paging paging, @RequestParam MultiValueMap<String, String> query) {
        return listed(actor, paging, query);
    }

    @Operation(scope = Scope.CONTACTS_WRITE, summary = "Create a person", status = 201)
    @PostMapping(PEOPLE)
    ResponseEntity<PersonJson> create(Actor actor, Sent<PersonJson.Body> body) {
        return created(actor, body);
    }

    @Operation(scope = Scope.CONTACTS_READ, summary = "Read a person")
    @GetMapping(PERSON)
    ResponseEntity<PersonJson> show(Actor actor, @PathVariable UUID person) {
        return shown(actor, person);
    }

    @Operation(scope = Scope.CONTACTS_WRITE, summary = "Change a person", versioned = true)
    @PatchMapping(PERSON)
    ResponseEntity<PersonJson> update(
            Actor actor, @PathVariable UUID person, IfMatch wanted, Sent<PersonJson.Body> body) {
        return updated(actor, person, wanted, body);
    }

    @Operation(
            scope = Scope.CONTACTS_WRITE,
            summary = "Put a person into the bin",
            detail = "Deals keep naming them; a POST to restoration takes them out again.",
            status = 204,
            versioned = true)
    @DeleteMapping(PERSON)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID person, IfMatch wanted) {
        return removed(actor, person, wanted);
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
        return allCreated(actor, batch, request);
    }

    @Operation(
            scope = Scope.CONTACTS_WRITE,
            summary = "Change up to 500 people",
            detail = "Each for itself, as by PATCH; a version takes the place of If-Match.",
            items = PersonJson.Body.class)
    @PatchMapping(PEOPLE + "/batch")
    Batch.Results updateAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return allUpdated(actor, batch, request);
    }

    @Override
    PersonJson json(Person contact) {
        return PersonJson.of(contact);
    }

    @Override
    Person get(Actor actor, UUID id) {
        return people.get(actor, id);
    }

    @Override
    Map<UUID, Person> byIds(Actor actor, Collection<UUID> ids) {
        return people.byIds(actor, ids);
    }

    @Override
    Result<Person> create(Actor actor, Sent<PersonJson.Body> sent, ContactFacts facts) {
        return people.create(actor, draft(PersonDraft.named(""), sent, facts));
    }

    @Override
    Result<Person> change(Actor actor, Person before, int version, Sent<PersonJson.Body> sent, ContactFacts facts) {
        return people.change(actor, before.id(), version, draft(before.facts(), sent, facts));
    }

    @Override
    Result<Person> remove(Actor actor, UUID id, int version) {
        return people.remove(actor, id, version);
    }

    private static PersonDraft draft(PersonDraft before, Sent<PersonJson.Body> sent, ContactFacts facts) {
        PersonJson.Body body = sent.value();
        return new PersonDraft(
                facts.name(),
                sent.has("organisation") ? body.organisation() : before.organisationId(),
                sent.has("jobTitle") ? body.jobTitle() : before.jobTitle(),
                facts.owner(),
                facts.emails(),
                facts.phones(),
                facts.labels(),
                facts.custom(),
                before.externalSource(),
                before.externalId());
    }
}
