package org.penstock.needs.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.needs.Meets;
import org.penstock.needs.NeedItem;
import org.penstock.needs.NeedQuestion;
import org.penstock.needs.NeedSheets;
import org.penstock.needs.Requirement;
import org.penstock.needs.Stakeholder;
import org.penstock.needs.Weighing;
import org.penstock.rest.Doc;

/** The needs of a deal. */
@Doc("The needs of a deal: what was asked and answered, what is required, what products meet of it, who has a say.")
record NeedsJson(
        @Doc("The questions; before the first answer, those that would be asked.")
        List<NeedQuestionJson> questions,

        @Doc("What hurts.") List<NeedLineJson> pains,
        @Doc("What they want to reach.") List<NeedLineJson> goals,

        @Doc(value = "How requirements are weighed: points from 1 to 5 or per cent.", example = "points")
        Weighing weighing,

        @Doc("What the solution has to do.") List<RequirementJson> requirements,
        @Doc("The deal's people and their say.") List<StakeholderJson> people,

        @Doc(value = "What they use today.", example = "Three spreadsheets and a phone.")
        String solution,

        @Doc(value = "How they decide.", example = "Head of production proposes, board signs.")
        String process,

        @Doc(value = "By when they decide.", example = "2026-11-30") @Nullable LocalDate decisionOn) {

    /** A question with its answer. */
    @Doc("A question with its answer.")
    record NeedQuestionJson(
            @Doc("Its id; it follows from the words.") UUID id,

            @Doc(value = "The set that it is of.", example = "The decision")
            String topic,

            @Doc(value = "The words.", example = "Who decides?")
            String question,

            @Doc(value = "The answer; empty where there is none.", example = "The plant manager.")
            String answer,

            @Doc("When it was answered.") @Nullable Instant answeredAt,

            @Doc(value = "Who wrote the answer.", example = "Anna Kovač") @Nullable String answeredBy,

            @Doc(value = "The answer's version, for If-Match.", example = "2")
            int version) {
        static NeedQuestionJson of(NeedQuestion question) {
            return new NeedQuestionJson(
                    question.id(),
                    question.topic(),
                    question.text(),
                    question.answer(),
                    question.answeredAt(),
                    question.answeredBy(),
                    question.version());
        }
    }

    /** A pain or a goal. */
    @Doc("A pain or a goal.")
    record NeedLineJson(
            @Doc("Its id.") UUID id,

            @Doc(value = "The words.", example = "Stock counts take two days.")
            String text) {
        static NeedLineJson of(NeedItem item) {
            return new NeedLineJson(item.id(), item.text());
        }
    }

    /** A requirement. */
    @Doc("A requirement with what products do for it.")
    record RequirementJson(
            @Doc("Its id.") UUID id,

            @Doc(value = "The words.", example = "Counts without a network.")
            String text,

            @Doc(value = "It has to be; otherwise it should.", example = "true")
            boolean must,

            @Doc(value = "Its weight.", example = "5") int weight,

            @Doc("What was said of products.") List<NeedCoverJson> products) {
        static RequirementJson of(Requirement requirement) {
            return new RequirementJson(
                    requirement.id(),
                    requirement.text(),
                    requirement.must(),
                    requirement.weight(),
                    requirement.products().stream().map(NeedCoverJson::of).toList());
        }
    }

    /** What a product does for a requirement. */
    @Doc("What a product does for a requirement.")
    record NeedCoverJson(
            @Doc("The product.") UUID product,
            @Doc(value = "Its name.", example = "Gateway") String name,

            @Doc(value = "How far it meets it.", example = "partly")
            Meets meets,

            @Doc(value = "A note.", example = "From version 4.")
            String note) {
        static NeedCoverJson of(Requirement.Cover cover) {
            return new NeedCoverJson(cover.product(), cover.name(), cover.meets(), cover.note());
        }
    }

    /** Somebody's say. */
    @Doc("What somebody of the deal has to say in it.")
    record StakeholderJson(
            @Doc("The person.") UUID person,

            @Doc(value = "Their name.", example = "Ada Young")
            String name,

            @Doc(value = "What they are to the decision.", example = "champion")
            Stakeholder.Role role,

            @Doc(value = "Whether they want it.", example = "for")
            Stakeholder.Stance stance,

            @Doc(value = "1 little, 2 some, 3 much.", example = "3")
            int influence,

            @Doc(value = "A note.", example = "Wants it before summer.")
            String note) {
        static StakeholderJson of(Stakeholder one) {
            return new StakeholderJson(one.person(), one.name(), one.role(), one.stance(), one.influence(), one.note());
        }
    }

    static NeedsJson of(NeedSheets.Whole whole) {
        return new NeedsJson(
                whole.questions().stream().map(NeedQuestionJson::of).toList(),
                whole.pains().stream().map(NeedLineJson::of).toList(),
                whole.goals().stream().map(NeedLineJson::of).toList(),
                whole.weighing(),
                whole.requirements().stream().map(RequirementJson::of).toList(),
                whole.people().stream().map(StakeholderJson::of).toList(),
                whole.decision().solution(),
                whole.decision().process(),
                whole.decision().on());
    }
}
