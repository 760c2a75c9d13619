package org.penstock.needs.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
import org.penstock.needs.Coverage;
import org.penstock.needs.Decision;
import org.penstock.needs.Meets;
import org.penstock.needs.NeedItem;
import org.penstock.needs.NeedSheets;
import org.penstock.needs.Stakeholder;
import org.penstock.needs.Weighing;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.Sent;

/** The needs of a deal as they are sent. */
@Doc("The needs of a deal as they are sent.")
record NeedsBody(
        @Doc(value = "What hurts.", max = NeedItem.ITEMS_MAX) @Nullable List<NeedLineBody> pains,

        @Doc(value = "What they want to reach.", max = NeedItem.ITEMS_MAX) @Nullable List<NeedLineBody> goals,

        @Doc(
                value = "How requirements are weighed.",
                example = "points",
                oneOf = {"points", "percent"})
        @Nullable Weighing weighing,

        @Doc(value = "What the solution has to do.", max = NeedItem.ITEMS_MAX) @Nullable List<RequirementBody> requirements,

        @Doc(value = "The say of people of the deal; who is not named keeps theirs.", max = 50) @Nullable List<StakeholderBody> people,

        @Doc(value = "What they use today.", example = "Three spreadsheets.", max = Decision.TEXT_MAX) @Nullable String solution,

        @Doc(value = "How they decide.", example = "The board signs.", max = Decision.TEXT_MAX) @Nullable String process,

        @Doc(value = "By when they decide.", example = "2026-11-30") @Nullable LocalDate decisionOn) {

    /** A pain or a goal. */
    @Doc("A pain or a goal.")
    record NeedLineBody(
            @Doc("Its id; none for a new one.") @Nullable UUID id,

            @Doc(value = "The words.", example = "Counts take two days.", max = NeedItem.TEXT_MAX, required = true)
            @Nullable String text) {
        NeedSheets.Line line() {
            return new NeedSheets.Line(id, new NeedItem.Draft(text == null ? "" : text, false, null), null);
        }
    }

    /** A requirement. */
    @Doc("A requirement.")
    record RequirementBody(
            @Doc("Its id; none for a new one.") @Nullable UUID id,

            @Doc(value = "The words.", example = "Works without a network.", max = NeedItem.TEXT_MAX, required = true)
            @Nullable String text,

            @Doc(value = "It has to be; false if it is not said.", example = "true") @Nullable Boolean must,

            @Doc(value = "Its weight.", example = "5") @Nullable Integer weight,

            @Doc(value = "What products do for it; not named, it stays.", max = Coverage.PRODUCTS_MAX) @Nullable List<NeedCoverBody> products) {
        NeedSheets.Line line(String at, List<Refusal> wrong) {
            List<NeedSheets.Covers> covers = products == null ? null : new ArrayList<>();
            for (int cell = 0; products != null && covers != null && cell < products.size(); cell++) {
                products.get(cell).into(at + ".products." + cell, covers, wrong);
            }
            return new NeedSheets.Line(
                    id, new NeedItem.Draft(text == null ? "" : text, must != null && must, weight), covers);
        }
    }

    /** What a product does for a requirement. */
    @Doc("What a product does for a requirement.")
    record NeedCoverBody(
            @Doc(value = "The product.", required = true) @Nullable UUID product,

            @Doc(
                    value = "How far it meets it.",
                    example = "fully",
                    oneOf = {"fully", "partly", "no"},
                    required = true)
            @Nullable Meets meets,

            @Doc(value = "A note.", example = "From version 4.", max = Coverage.NOTE_MAX) @Nullable String note) {
        void into(String at, List<NeedSheets.Covers> covers, List<Refusal> wrong) {
            if (product == null) {
                wrong.add(Refusal.at(at + ".product", "rest.field.missing"));
            } else if (meets == null) {
                wrong.add(Refusal.at(at + ".meets", "rest.field.missing"));
            } else {
                covers.add(new NeedSheets.Covers(product, meets, note == null ? "" : note));
            }
        }
    }

    /** Somebody's say. */
    @Doc("What somebody of the deal has to say in it.")
    record StakeholderBody(
            @Doc(value = "The person.", required = true) @Nullable UUID person,

            @Doc(
                    value = "What they are to the decision; other if it is not said.",
                    example = "champion",
                    oneOf = {"decision_maker", "champion", "influencer", "user", "buyer", "blocker", "other"})
            Stakeholder.@Nullable Role role,

            @Doc(
                    value = "Whether they want it; neutral if it is not said.",
                    example = "for",
                    oneOf = {"for", "neutral", "against"})
            Stakeholder.@Nullable Stance stance,

            @Doc(value = "1 little, 2 some, 3 much; 2 if it is not said.", example = "3") @Nullable Integer influence,

            @Doc(value = "A note.", example = "Wants it before summer.", max = Stakeholder.NOTE_MAX) @Nullable String note) {
        void into(String at, List<NeedSheets.Say> says, List<Refusal> wrong) {
            if (person == null) {
                wrong.add(Refusal.at(at + ".person", "rest.field.missing"));
                return;
            }
            says.add(new NeedSheets.Say(
                    person,
                    new Stakeholder.Draft(
                            role == null ? Stakeholder.Role.OTHER : role,
                            stance == null ? Stakeholder.Stance.NEUTRAL : stance,
                            influence == null ? 2 : influence,
                            note == null ? "" : note)));
        }
    }

    static NeedSheets.Draft draft(Sent<NeedsBody> sent) {
        NeedsBody body = sent.value();
        List<Refusal> wrong = new ArrayList<>();
        List<NeedSheets.Line> requirements = body.requirements == null ? null : new ArrayList<>();
        for (int at = 0; body.requirements != null && requirements != null && at < body.requirements.size(); at++) {
            requirements.add(body.requirements.get(at).line("requirements." + at, wrong));
        }
        List<NeedSheets.Say> says = body.people == null ? null : new ArrayList<>();
        for (int at = 0; body.people != null && says != null && at < body.people.size(); at++) {
            body.people.get(at).into("people." + at, says, wrong);
        }
        if (!wrong.isEmpty()) {
            throw ApiRefusal.unprocessable(wrong);
        }
        return new NeedSheets.Draft(
                lines(body.pains),
                lines(body.goals),
                body.weighing,
                requirements,
                says,
                body.solution,
                body.process,
                sent.has("decisionOn") ? new NeedSheets.To<>(body.decisionOn) : null);
    }

    private static @Nullable List<NeedSheets.Line> lines(@Nullable List<NeedLineBody> sent) {
        return sent == null ? null : sent.stream().map(NeedLineBody::line).toList();
    }
}
