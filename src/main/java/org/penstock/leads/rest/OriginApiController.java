package org.penstock.leads.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.leads.Consent;
import org.penstock.leads.Origin;
import org.penstock.leads.Origins;
import org.penstock.leads.Touch;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a deal came from; touches and consents are only added to. */
@ApiController
class OriginApiController {
    private static final String ORIGIN = "/api/v1/deals/{deal}/origin";

    private final Origins origins;

    OriginApiController(Origins origins) {
        this.origins = origins;
    }

    /** One time that somebody showed interest. */
    @Doc("One time that somebody showed interest.")
    record TouchJson(
            @Doc("Its id; null for the creation of the deal itself.") @Nullable UUID id,

            @Doc("When it was.") Instant at,

            @Doc(value = "page, form, api, import or referral.", example = "form")
            String kind,

            @Doc(value = "Where it came from.", example = "Newsletter") @Nullable String source,

            @Doc(value = "The campaign.", example = "Spring fair") @Nullable String campaign,

            @Doc(value = "The form.", example = "Ask for a demo") @Nullable String form,

            @Doc(value = "The page before.", example = "https://news.example/pumps") @Nullable
            String referrer,

            @Doc(value = "The first page of ours.", example = "https://northwind.example/pumps") @Nullable
            String landingPage,

            @Doc(value = "What they showed interest in.", example = "Pumps for a new plant") @Nullable String interest,

            @Doc(value = "Who entered it.", example = "Anna Rep")
            String by) {
        static TouchJson of(Touch touch) {
            Touch.Draft facts = touch.facts();
            return new TouchJson(
                    touch.id(),
                    touch.at(),
                    facts.kind().code(),
                    facts.source(),
                    facts.campaign(),
                    facts.form(),
                    facts.referrer(),
                    facts.landingPage(),
                    facts.interest(),
                    touch.by());
        }
    }

    /** What somebody agreed to or took back. */
    @Doc("What somebody agreed to or took back.")
    record ConsentJson(
            @Doc("Its id.") UUID id,
            @Doc("Whose it is.") @Nullable UUID person,

            @Doc(value = "Whether it was given, not taken back.", example = "true")
            boolean given,

            @Doc("When it was.") Instant at,

            @Doc(value = "How we know.", example = "Form on the web")
            String how,

            @Doc(value = "What they agreed to.", example = "You may write to me about pumps.")
            String words,

            @Doc(value = "Who entered it.", example = "Anna Rep")
            String by) {
        static ConsentJson of(Consent consent) {
            return new ConsentJson(
                    consent.id(),
                    consent.person(),
                    consent.given(),
                    consent.at(),
                    consent.how(),
                    consent.words(),
                    consent.by());
        }
    }

    /** Where a deal came from. */
    @Doc("Where a deal came from, what its people agreed to, and the clock of the first answer.")
    record OriginJson(
            @Doc("The deal.") UUID deal,
            @Doc("The first touch.") TouchJson first,
            @Doc("The latest touch.") TouchJson last,

            @Doc("The latest 100 touches, the earliest first.")
            List<TouchJson> touches,

            @Doc("The latest 100 consents, the latest first.")
            List<ConsentJson> consents,

            @Doc("When the clock began: the first touch, or the deal's creation.")
            Instant began,

            @Doc("When the first answer was given; null while it is waited for.") @Nullable Instant answered,

            @Doc(value = "Seconds from the beginning to the answer, or until now.", example = "5400")
            long seconds,

            @Doc(value = "Those of them that lie in the company's working hours.", example = "1800")
            long workingSeconds) {
        static OriginJson of(Origin origin) {
            return new OriginJson(
                    origin.deal(),
                    TouchJson.of(origin.first()),
                    TouchJson.of(origin.last()),
                    origin.touches().stream().map(TouchJson::of).toList(),
                    origin.consents().stream().map(ConsentJson::of).toList(),
                    origin.clock().began(),
                    origin.clock().answered(),
                    origin.clock().wall().toSeconds(),
                    origin.clock().working().toSeconds());
        }
    }

    /** A consent as it is sent. */
    @Doc("What somebody agreed to or took back, as it is sent.")
    record ConsentBody(
            @Doc(value = "Whether it is given; false takes it back.", example = "true", required = true) @Nullable Boolean given,

            @Doc("When it was; now, if it is not said.") @Nullable Instant at,

            @Doc("Whose it is; the main person's, if it is not said.") @Nullable UUID person,

            @Doc(value = "How we know.", example = "Form on the web", max = 200, required = true) @Nullable String how,

            @Doc(value = "What they agreed to.", example = "You may write to me about pumps.", max = 2000) @Nullable String words) {}

    /** What is added to a deal's origin. */
    @Doc("What is added to a deal's origin: a touch, and the consent that came with it.")
    record OriginBody(
            @Doc(value = "page, form, api, import or referral; api, if it is not said.", example = "form") @Nullable String kind,

            @Doc("When it was; now, if it is not said.") @Nullable Instant at,

            @Doc(value = "Where it came from.", example = "Newsletter", max = 300) @Nullable String source,

            @Doc(value = "The campaign.", example = "Spring fair", max = 300) @Nullable String campaign,

            @Doc(value = "The form.", example = "Ask for a demo", max = 300) @Nullable String form,

            @Doc(value = "The page before.", example = "https://news.example/pumps", max = 2000) @Nullable
            String referrer,

            @Doc(value = "The first page of ours.", example = "https://northwind.example/pumps", max = 2000) @Nullable
            String landingPage,

            @Doc(value = "What they showed interest in.", example = "Pumps for a new plant", max = 2000) @Nullable String interest,

            @Doc("The consent that came with it.") @Nullable ConsentBody consent) {}

    @Operation(scope = Scope.DEALS_READ, summary = "Read where a deal came from")
    @GetMapping(ORIGIN)
    OriginJson show(Actor actor, @PathVariable UUID deal) {
        return OriginJson.of(origins.of(actor, deal));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Add a touch to a deal",
            detail = "With a consent, both are added. Nothing of it can be changed afterwards.",
            status = 201)
    @PostMapping(ORIGIN)
    ResponseEntity<OriginJson> add(Actor actor, @PathVariable UUID deal, Sent<OriginBody> body) {
        origins.of(actor, deal);
        OriginBody sent = body.value();
        List<Refusal> refusals = new ArrayList<>();
        Touch.Draft touch = touch(sent, refusals);
        Consent.Draft consent = consent(sent.consent(), refusals);
        if (!refusals.isEmpty()) {
            throw ApiRefusal.unprocessable(refusals);
        }
        Origin added = ApiRefusal.value(origins.add(actor, deal, touch, consent));
        return ResponseEntity.status(HttpStatus.CREATED).body(OriginJson.of(added));
    }

    private static Touch.Draft touch(OriginBody sent, List<Refusal> refusals) {
        Touch.Kind kind = sent.kind() == null ? Touch.Kind.API : Touch.Kind.of(sent.kind());
        if (kind == null) {
            refusals.add(Refusal.at("kind", "leads.refused.kind", String.join(", ", Touch.Kind.codes())));
        }
        return new Touch.Draft(
                kind == null ? Touch.Kind.API : kind,
                sent.at(),
                sent.source(),
                sent.campaign(),
                sent.form(),
                sent.referrer(),
                sent.landingPage(),
                sent.interest());
    }

    private static Consent.@Nullable Draft consent(@Nullable ConsentBody sent, List<Refusal> refusals) {
        if (sent == null) {
            return null;
        }
        if (sent.given() == null) {
            refusals.add(Refusal.at("consent.given", "rest.field.missing"));
        }
        return new Consent.Draft(
                Boolean.TRUE.equals(sent.given()),
                sent.at(),
                sent.person(),
                sent.how() == null ? "" : sent.how(),
                sent.words() == null ? "" : sent.words());
    }
}
