package org.penstock.contacts.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Address;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Organisations;
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

/** Organisations over the API. */
@ApiController
class OrganisationApiController extends ContactApi<Organisation, OrganisationJson.Body, OrganisationJson> {
    private static final String ORGANISATIONS = "/api/v1/organisations";
    private static final String ORGANISATION = ORGANISATIONS + "/{organisation}";

    private final Organisations organisations;

    OrganisationApiController(Organisations organisations, ContactApiParts parts) {
        super(Subject.ORGANISATION, ORGANISATIONS, OrganisationJson.Body.class, parts);
        this.organisations = organisations;
    }

    @Operation(scope = Scope.CONTACTS_READ, summary = "List organisations", query = ContactApiQuery.class, paged = true)
    @GetMapping(ORGANISATIONS)
    Listing<OrganisationJson> list(Actor actor, Paging paging, @RequestParam MultiValueMap<String, String> query) {
        return listed(actor, paging, query);
    }

    @Operation(scope = Scope.CONTACTS_WRITE, summary = "Create an organisation", status = 201)
    @PostMapping(ORGANISATIONS)
    ResponseEntity<OrganisationJson> create(Actor actor, Sent<OrganisationJson.Body> body) {
        return created(actor, body);
    }

    @Operation(scope = Scope.CONTACTS_READ, summary = "Read an organisation")
    @GetMapping(ORGANISATION)
    ResponseEntity<OrganisationJson> show(Actor actor, @PathVariable UUID organisation) {
        return shown(actor, organisation);
    }

    @Operation(scope = Scope.CONTACTS_WRITE, summary = "Change an organisation", versioned = true)
    @PatchMapping(ORGANISATION)
    ResponseEntity<OrganisationJson> update(
            Actor actor, @PathVariable UUID organisation, IfMatch wanted, Sent<OrganisationJson.Body> body) {
        return updated(actor, organisation, wanted, body);
    }

    @Operation(
            scope = Scope.CONTACTS_WRITE,
            summary = "Put an organisation into the bin",
            detail = "Deals and people keep naming it; a POST to restoration takes it out again.",
            status = 204,
            versioned = true)
    @DeleteMapping(ORGANISATION)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID organisation, IfMatch wanted) {
        return removed(actor, organisation, wanted);
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
        return allCreated(actor, batch, request);
    }

    @Operation(
            scope = Scope.CONTACTS_WRITE,
            summary = "Change up to 500 organisations",
            detail = "Each for itself, as by PATCH; a version takes the place of If-Match.",
            items = OrganisationJson.Body.class)
    @PatchMapping(ORGANISATIONS + "/batch")
    Batch.Results updateAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return allUpdated(actor, batch, request);
    }

    @Override
    OrganisationJson json(Organisation contact) {
        return OrganisationJson.of(contact);
    }

    @Override
    Organisation get(Actor actor, UUID id) {
        return organisations.get(actor, id);
    }

    @Override
    Map<UUID, Organisation> byIds(Actor actor, Collection<UUID> ids) {
        return organisations.byIds(actor, ids);
    }

    @Override
    Result<Organisation> create(Actor actor, Sent<OrganisationJson.Body> sent, ContactFacts facts) {
        return organisations.create(actor, draft(OrganisationDraft.named(""), sent, facts));
    }

    @Override
    Result<Organisation> change(
            Actor actor, Organisation before, int version, Sent<OrganisationJson.Body> sent, ContactFacts facts) {
        return organisations.change(actor, before.id(), version, draft(before.facts(), sent, facts));
    }

    @Override
    Result<Organisation> remove(Actor actor, UUID id, int version) {
        return organisations.remove(actor, id, version);
    }

    private static OrganisationDraft draft(
            OrganisationDraft before, Sent<OrganisationJson.Body> sent, ContactFacts facts) {
        OrganisationJson.Body body = sent.value();
        return new OrganisationDraft(
                facts.name(),
                sent.has("parent") ? body.parent() : before.parentId(),
                facts.owner(),
                sent.has("website") ? body.website() : before.website(),
                sent.has("industry") ? body.industry() : before.industry(),
                sent.has("employees") ? body.employees() : before.employees(),
                sent.has("annualRevenue") ? body.annualRevenue() : before.annualRevenue(),
                sent.has("founded") ? body.founded() : before.founded(),
                sent.has("address") ? address(body.address()) : before.address(),
                facts.emails(),
                facts.phones(),
                facts.labels(),
                facts.custom(),
                before.externalSource(),
                before.externalId());
    }

    private static Address address(OrganisationJson.@Nullable AddressJson sent) {
        return sent == null ? Address.NONE : sent.address();
    }
}
