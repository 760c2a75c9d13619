package org.penstock.contacts.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.penstock.contacts.Address;
import org.penstock.contacts.ContactFilter;
import org.penstock.contacts.ContactWindows;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Organisations;
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

/** Organisations over the API. */
@ApiController
class OrganisationApiController {
    private static final String ORGANISATIONS = "/api/v1/organisations";
    private static final String ORGANISATION = ORGANISATIONS + "/{organisation}";

    private final Organisations organisations;
    private final ContactWindows windows;
    private final FieldJson fields;
    private final Company company;
    private final Batches batches;

    OrganisationApiController(
            Organisations organisations, ContactWindows windows, FieldJson fields, Company company, Batches batches) {
        this.organisations = organisations;
        this.windows = windows;
        this.fields = fields;
        this.company = company;
        this.batches = batches;
    }

    @Operation(scope = Scope.CONTACTS_READ, summary = "List organisations", query = ContactApiQuery.class, paged = true)
    @GetMapping(ORGANISATIONS)
    Listing<OrganisationJson> list(Actor actor, Paging paging, @RequestParam MultiValueMap<String, String> query) {
        ContactFilter filter = ContactApiQuery.filter(query);
        List<ContactWindows.Place> places =
                windows.organisations(actor, filter, ContactApiQuery.after(paging, filter), paging.limit() + 1);
        Map<UUID, Organisation> found = organisations.byIds(
                actor, places.stream().map(ContactWindows.Place::id).toList());
        return Listing.of(
                paging,
                places,
                ContactApiQuery::place,
                place -> OrganisationJson.of(Objects.requireNonNull(found.get(place.id()))));
    }

    @Operation(scope = Scope.CONTACTS_WRITE, summary = "Create an organisation", status = 201)
    @PostMapping(ORGANISATIONS)
    ResponseEntity<OrganisationJson> create(Actor actor, Sent<OrganisationJson.Body> body) {
        Organisation made = made(actor, body);
        return Answers.created(ORGANISATIONS + "/" + made.id(), made.version(), OrganisationJson.of(made));
    }

    @Operation(scope = Scope.CONTACTS_READ, summary = "Read an organisation")
    @GetMapping(ORGANISATION)
    ResponseEntity<OrganisationJson> show(Actor actor, @PathVariable UUID organisation) {
        return answer(present(actor, organisation));
    }

    @Operation(scope = Scope.CONTACTS_WRITE, summary = "Change an organisation", versioned = true)
    @PatchMapping(ORGANISATION)
    ResponseEntity<OrganisationJson> update(
            Actor actor, @PathVariable UUID organisation, IfMatch wanted, Sent<OrganisationJson.Body> body) {
        return answer(changed(actor, organisation, wanted, body));
    }

    @Operation(
            scope = Scope.CONTACTS_WRITE,
            summary = "Put an organisation into the bin",
            detail = "Deals and people keep naming it; a POST to restoration takes it out again.",
            status = 204,
            versioned = true)
    @DeleteMapping(ORGANISATION)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID organisation, IfMatch wanted) {
        Organisation present = present(actor, organisation);
        ApiRefusal.value(organisations.remove(actor, organisation, wanted.or(present.version())), wanted);
        return ResponseEntity.noContent().build();
    }

    @Operation(scope = Scope.CONTACTS_WRITE, summary = "Take an organisation out of the bin")
    @PostMapping(ORGANISATION + "/restoration")
    ResponseEntity<OrganisationJson> restore(Actor actor, @PathVariable UUID organisation) {
        return answer(organisations.takeBack(actor, organisation));
    }

    @Operation(
            scope = Scope.CONTACTS_WRITE,
            summary = "Create up to 500 organisations",
            detail = "Each for itself: one that is refused leaves the others alone.",
            items = OrganisationJson.Body.class)
    @PostMapping(ORGANISATIONS + "/batch")
    Batch.Results createAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return batches.create(
                request,
                batch,
                OrganisationJson.Body.class,
                sent -> new Batches.Done(201, made(actor, sent).id(), 1));
    }

    @Operation(
            scope = Scope.CONTACTS_WRITE,
            summary = "Change up to 500 organisations",
            detail = "Each for itself, as by PATCH; a version takes the place of If-Match.",
            items = OrganisationJson.Body.class)
    @PatchMapping(ORGANISATIONS + "/batch")
    Batch.Results updateAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return batches.change(request, batch, OrganisationJson.Body.class, (id, wanted, sent) -> {
            Organisation now = changed(actor, id, wanted, sent);
            return new Batches.Done(200, id, now.version());
        });
    }

    private Organisation made(Actor actor, Sent<OrganisationJson.Body> body) {
        return ApiRefusal.value(organisations.create(actor, draft(actor, OrganisationDraft.named(""), body)));
    }

    private Organisation changed(Actor actor, UUID id, IfMatch wanted, Sent<OrganisationJson.Body> body) {
        Organisation before = present(actor, id);
        return ApiRefusal.value(
                organisations.change(actor, id, wanted.or(before.version()), draft(actor, before.facts(), body)),
                wanted);
    }

    private Organisation present(Actor actor, UUID id) {
        Organisation organisation = organisations.get(actor, id);
        if (organisation.binned()) {
            throw new Missing("Organisation");
        }
        return organisation;
    }

    private OrganisationDraft draft(Actor actor, OrganisationDraft before, Sent<OrganisationJson.Body> sent) {
        OrganisationJson.Body body = sent.value();
        Map<String, Object> custom = !sent.has("custom")
                ? before.custom()
                : CustomFields.merge(
                        before.custom(),
                        fields.read(
                                actor,
                                Subject.ORGANISATION,
                                body.custom(),
                                company.settings().currency()));
        return new OrganisationDraft(
                sent.has("name") ? WayJson.text(body.name()) : before.name(),
                sent.has("parent") ? body.parent() : before.parentId(),
                sent.has("owner") ? body.owner() : before.ownerId(),
                sent.has("website") ? body.website() : before.website(),
                sent.has("industry") ? body.industry() : before.industry(),
                sent.has("employees") ? body.employees() : before.employees(),
                sent.has("annualRevenue") ? body.annualRevenue() : before.annualRevenue(),
                sent.has("founded") ? body.founded() : before.founded(),
                sent.has("address")
                        ? body.address() == null ? Address.NONE : body.address().address()
                        : before.address(),
                sent.has("emails") ? WayJson.EmailJson.emails(body.emails()) : before.emails(),
                sent.has("phones") ? WayJson.PhoneJson.phones(body.phones()) : before.phones(),
                sent.has("labels") ? body.labels() == null ? List.of() : body.labels() : before.labels(),
                custom,
                before.externalSource(),
                before.externalId());
    }

    private static ResponseEntity<OrganisationJson> answer(Organisation organisation) {
        return Answers.ok(organisation.version(), OrganisationJson.of(organisation));
    }
}
