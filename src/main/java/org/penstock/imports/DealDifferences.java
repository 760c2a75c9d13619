package org.penstock.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Outcome;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;

/** What a row changes on a deal, field by field, and whether that is anything at all. */
final class DealDifferences {
    private DealDifferences() {}

    static void fresh(Work work, PlanRow row, DealTold told) {
        row.action = Action.CREATE;
        row.differs(Target.DEAL_TITLE.key(), null, told.titleOrMade());
        row.differs(Target.DEAL_STAGE.key(), null, stands(told));
        row.differs(Target.DEAL_ORGANISATION.key(), null, name(told.organisation()));
        row.differs(Target.DEAL_PERSON.key(), null, name(told.person()));
        row.differs(Target.DEAL_PRODUCT.key(), null, name(told.product()));
        row.differs(
                Target.DEAL_VALUE.key(), null, told.worth() == null ? null : Money.of(told.worth(), told.currency()));
        row.differs(Target.DEAL_OWNER.key(), null, name(told.owner()));
        row.differs(
                Target.DEAL_CREATED.key(),
                null,
                told.story().created().atZone(work.run.zone()).toLocalDate());
        row.differs(
                Target.DEAL_CLOSED.key(),
                null,
                told.story().closed() == null
                        ? null
                        : told.story().closed().atZone(work.run.zone()).toLocalDate());
        row.differs(Target.DEAL_EXPECTED_CLOSE.key(), null, told.expectedClose());
        row.differs(Target.DEAL_SOURCE.key(), null, told.source());
        CustomCells.differences(work, Entity.DEALS, row, Map.of(), told.custom());
        FactColumns.differences(row, Map.of(), told.facts());
        if (told.product() != null && told.value() == null && told.price() == null) {
            row.note(Refusal.of("imports.note.no-price", told.product().name, told.currency()));
        }
    }

    static void changed(Work work, PlanRow row, DealTold told, DealPresent.Image now) {
        row.differs(Target.DEAL_TITLE.key(), now.title(), told.title());
        if (told.valueDiffers(now)) {
            Money before = now.value() == null ? null : Money.of(now.value(), now.currency());
            row.differs(
                    Target.DEAL_VALUE.key(),
                    before,
                    Money.of(java.util.Objects.requireNonNull(told.value()), told.currency()));
        }
        other(row, Target.DEAL_OWNER, told.owner(), now.owner());
        other(row, Target.DEAL_ORGANISATION, told.organisation(), now.organisation());
        row.differs(Target.DEAL_SOURCE.key(), now.source(), told.source());
        row.differs(Target.DEAL_EXPECTED_CLOSE.key(), now.expectedClose(), told.expectedClose());
        if (told.probabilityDiffers(now)) {
            row.differs(Target.DEAL_PROBABILITY.key(), now.probability(), told.probability());
        }
        CustomCells.differences(work, Entity.DEALS, row, now.custom(), told.custom());
        FactColumns.differences(row, now.known(), told.facts());
        moved(row, told, now);
        if (!row.goes()) {
            return;
        }
        if (row.differences.isEmpty()) {
            row.skip(Refusal.of("imports.row.same"));
        } else {
            row.action = Action.UPDATE;
        }
    }

    /** A file may move a deal on and close it; where Penstock is further, Penstock is right. */
    private static void moved(PlanRow row, DealTold told, DealPresent.Image now) {
        if (now.outcome() != Outcome.OPEN) {
            // When it was closed is known here already.
            row.reasons.removeIf(note -> note.key().startsWith("imports.note.closed"));
            if (told.story().outcome() != Outcome.OPEN && told.story().outcome() != now.outcome()) {
                row.conflict(Refusal.of("imports.row.closed-otherwise"));
            }
            return;
        }
        if (told.story().outcome() != Outcome.OPEN) {
            row.differs(Target.DEAL_OUTCOME.key(), "", stands(told));
        } else if (forward(told, now)) {
            row.differs(
                    Target.DEAL_STAGE.key(),
                    stageName(told, now),
                    told.story().stage().name());
        }
    }

    static boolean forward(DealTold told, DealPresent.Image now) {
        DealStory story = told.story();
        return story.staged()
                && story.outcome() == Outcome.OPEN
                && now.outcome() == Outcome.OPEN
                && story.pipeline().stages().stream()
                        .anyMatch(stage -> stage.id().equals(now.stage())
                                && stage.position() < story.stage().position());
    }

    private static String stageName(DealTold told, DealPresent.Image now) {
        return told.story().pipeline().stages().stream()
                .filter(stage -> stage.id().equals(now.stage()))
                .map(stage -> stage.name())
                .findFirst()
                .orElse("");
    }

    /** The stage of an open deal; of a closed one how it ended. */
    private static String stands(DealTold told) {
        return told.story().outcome() == Outcome.OPEN
                ? told.story().stage().name()
                : "outcome:" + told.story().outcome().code();
    }

    private static void other(PlanRow row, Target target, @Nullable Ref told, java.util.@Nullable UUID now) {
        if (told != null && !told.id.equals(now)) {
            row.differs(target.key(), null, told.name);
        }
    }

    private static @Nullable String name(@Nullable Ref ref) {
        return ref == null ? null : ref.name;
    }
}
