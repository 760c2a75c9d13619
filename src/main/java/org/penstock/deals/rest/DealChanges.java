package org.penstock.deals.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Changes;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealRow;
import org.penstock.deals.DealSheets;
import org.penstock.fields.FieldJson;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Sent;
import org.penstock.teams.Company;
import org.springframework.stereotype.Component;

/** Turns bodies into what the doors take, and what the doors held back into problems. */
@Component
class DealChanges {
    private final FieldJson fields;
    private final DealSheets sheets;
    private final Company company;

    DealChanges(FieldJson fields, DealSheets sheets, Company company) {
        this.fields = fields;
        this.sheets = sheets;
        this.company = company;
    }

    DealDraft draft(Actor actor, DealBody body) {
        Money value = body.value();
        return new DealDraft(
                body.title() == null ? "" : body.title(),
                body.pipeline(),
                body.stage(),
                value == null ? null : value.amount(),
                value == null ? null : value.code(),
                body.probability(),
                body.expectedClose(),
                body.owner(),
                body.organisation(),
                body.people() == null ? List.of() : body.people(),
                body.source(),
                body.labels() == null ? List.of() : body.labels(),
                body.custom() == null
                        ? Map.of()
                        : fields.fresh(
                                actor,
                                Subject.DEAL,
                                body.custom(),
                                company.settings().currency()));
    }

    List<DealEdit> edits(Actor actor, UUID deal, Sent<DealBody.Change> sent) {
        DealBody.Change change = sent.value();
        List<DealEdit> edits = new ArrayList<>();
        add(edits, sent, "title", () -> new DealEdit.Title(change.title() == null ? "" : change.title()));
        add(edits, sent, "value", () -> value(actor, deal, change.value()));
        add(edits, sent, "probability", () -> new DealEdit.Probability(change.probability()));
        add(edits, sent, "expectedClose", () -> new DealEdit.ExpectedClose(change.expectedClose()));
        add(edits, sent, "owner", () -> new DealEdit.Owner(change.owner()));
        add(edits, sent, "organisation", () -> new DealEdit.Organisation(change.organisation()));
        add(edits, sent, "people", () -> new DealEdit.People(orNone(change.people())));
        add(edits, sent, "source", () -> new DealEdit.Source(change.source()));
        add(edits, sent, "labels", () -> new DealEdit.Labels(orNone(change.labels())));
        add(
                edits,
                sent,
                "custom",
                () -> new DealEdit.Custom(fields.read(
                        actor, Subject.DEAL, change.custom(), company.settings().currency())));
        return edits;
    }

    /** Throws the problem of the deal that a change did not reach. */
    static void require(Changes changes, IfMatch wanted) {
        if (changes.all()) {
            return;
        }
        Changes.Held held = changes.held().getFirst();
        throw held.stale() ? ApiRefusal.stale(wanted) : ApiRefusal.unprocessable(held.refusals());
    }

    /** An emptied value stays in the currency that it had. */
    private DealEdit value(Actor actor, UUID deal, @Nullable Money value) {
        if (value != null) {
            return new DealEdit.Value(value.amount(), value.code());
        }
        DealRow present = sheets.of(actor, deal).deal();
        return new DealEdit.Value(null, present.currency());
    }

    private static List<UUID> orNone(@Nullable List<UUID> ids) {
        return ids == null ? List.of() : ids;
    }

    private static void add(
            List<DealEdit> edits, Sent<?> sent, String name, java.util.function.Supplier<DealEdit> edit) {
        if (sent.has(name)) {
            edits.add(edit.get());
        }
    }
}
