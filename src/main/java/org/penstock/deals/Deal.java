package org.penstock.deals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate: every transition of a deal happens here and notes its ledger entry and its stays, which
 * {@link DealRepository} writes in the same transaction. Gates are checked before, by {@link Gates}.
 */
final class Deal {
    final UUID id;
    final boolean fresh;
    final List<LedgerEntry> entries = new ArrayList<>();
    final List<Stay> stays = new ArrayList<>();

    /** Where it stood and whose it was when it was loaded: those who saw it there are told too. */
    Stage stageBefore;

    @Nullable UUID ownerBefore;

    String title = "";
    Stage stage;
    Outcome outcome = Outcome.OPEN;

    @Nullable UUID reason;

    @Nullable String reasonNote;

    @Nullable Instant closedAt;

    @Nullable BigDecimal value;

    String currency = "USD";
    boolean valueFromItems;

    @Nullable Integer probability;

    @Nullable LocalDate expectedClose;

    @Nullable UUID owner;

    @Nullable UUID organisation;

    @Nullable String source;

    List<UUID> labels = List.of();
    Map<String, Object> custom = Map.of();

    /** What the tools of the stages know of it; written through {@link StageFacts} only. */
    Map<String, Object> stageFacts = Map.of();

    double rank;
    Instant stageEnteredAt = Instant.EPOCH;
    boolean hasNextStep;
    int people;
    int lines;

    /** Who was there before this piece of work, for its undo; null where it leaves them alone. */
    @Nullable List<DealPeople.Part> peopleBefore;

    /** What was sold before this piece of work, for its undo; null where it leaves the lines alone. */
    @Nullable List<LineDraft> linesBefore;

    @Nullable String externalSource;

    @Nullable String externalId;

    int version = 1;
    Instant createdAt = Instant.EPOCH;

    @Nullable UUID createdBy;

    Instant updatedAt = Instant.EPOCH;

    @Nullable Instant deletedAt;

    Deal(UUID id, Stage stage, boolean fresh) {
        this.id = id;
        this.stage = stage;
        this.stageBefore = stage;
        this.fresh = fresh;
    }

    DealFacts facts() {
        return new DealFacts(
                title,
                value,
                expectedClose,
                owner,
                organisation,
                people,
                source,
                labels,
                hasNextStep,
                lines,
                custom,
                stageFacts);
    }

    int effectiveProbability() {
        return switch (outcome) {
            case OPEN -> probability != null ? probability : stage.probability();
            case WON -> 100;
            case LOST, DISQUALIFIED -> 0;
        };
    }

    /** A new deal begins in its stage. */
    void begin(Pen pen, @Nullable String overrideReason) {
        createdAt = pen.happenedAt();
        stageEnteredAt = pen.happenedAt();
        rank = topRank(pen.happenedAt());
        stays.add(new Stay.Begins(pen.ids().next(), id, stage.id(), pen.happenedAt(), pen.reconstructed()));
        note(LedgerEntry.Kind.CREATED, pen, null, overrideReason, null, Map.of());
    }

    void enter(Stage to, Pen pen, @Nullable String overrideReason) {
        if (to.id().equals(stage.id())) {
            return;
        }
        Stage from = stage;
        leave(to, pen);
        note(LedgerEntry.Kind.STAGE, pen, from.id(), overrideReason, null, Map.of());
    }

    void win(Stage retention, Pen pen, @Nullable String overrideReason) {
        require(outcome == Outcome.OPEN, "Only an open deal can be won");
        Stage from = stage;
        outcome = Outcome.WON;
        closedAt = pen.happenedAt();
        if (!retention.id().equals(stage.id())) {
            leave(retention, pen);
        }
        note(LedgerEntry.Kind.OUTCOME, pen, from.id(), overrideReason, null, Map.of());
    }

    void close(Outcome how, @Nullable UUID why, @Nullable String words, Pen pen) {
        require(outcome == Outcome.OPEN, "Only an open deal can be closed");
        require(how.needsReason(), "Winning is another transition");
        outcome = how;
        reason = why;
        reasonNote = words;
        closedAt = pen.happenedAt();
        stays.add(new Stay.Ends(id, pen.happenedAt(), null));
        note(LedgerEntry.Kind.OUTCOME, pen, stage.id(), null, words, Map.of());
    }

    /** Open again, in the stage that it was in before it was closed. */
    void reopen(Stage back, Pen pen) {
        require(outcome != Outcome.OPEN, "The deal is open already");
        Stage from = stage;
        boolean wasWon = outcome == Outcome.WON;
        outcome = Outcome.OPEN;
        reason = null;
        reasonNote = null;
        closedAt = null;
        if (wasWon && !back.id().equals(stage.id())) {
            leave(back, pen);
        } else if (!wasWon) {
            stage = back;
            stageEnteredAt = pen.happenedAt();
            rank = topRank(pen.happenedAt());
            stays.add(new Stay.Begins(pen.ids().next(), id, back.id(), pen.happenedAt(), pen.reconstructed()));
        }
        note(LedgerEntry.Kind.OUTCOME, pen, from.id(), null, null, Map.of());
    }

    void changeValue(@Nullable BigDecimal to, String toCurrency, boolean fromItems, Pen pen) {
        valueFromItems = fromItems;
        if (same(value, to) && currency.equals(toCurrency)) {
            return;
        }
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("from", value == null ? "" : value.toPlainString());
        detail.put("fromCurrency", currency);
        value = to;
        currency = toCurrency;
        note(LedgerEntry.Kind.VALUE, pen, null, null, null, detail);
    }

    void changeOwner(@Nullable UUID to, Pen pen) {
        if (Objects.equals(owner, to)) {
            return;
        }
        Map<String, Object> detail = from(owner);
        owner = to;
        note(LedgerEntry.Kind.OWNER, pen, null, null, null, detail);
    }

    void changeExpectedClose(@Nullable LocalDate to, Pen pen) {
        if (Objects.equals(expectedClose, to)) {
            return;
        }
        Map<String, Object> detail = from(expectedClose);
        expectedClose = to;
        note(LedgerEntry.Kind.EXPECTED_CLOSE, pen, null, null, null, detail);
    }

    void changeProbability(@Nullable Integer to, Pen pen) {
        if (Objects.equals(probability, to)) {
            return;
        }
        Map<String, Object> detail = from(effectiveProbability());
        probability = to;
        note(LedgerEntry.Kind.PROBABILITY, pen, null, null, null, detail);
    }

    /** All other facts are one entry, with what changed by field. */
    void changeFacts(Map<String, Object> changed, Pen pen) {
        if (!changed.isEmpty()) {
            note(LedgerEntry.Kind.FACT, pen, null, null, null, changed);
        }
    }

    void remove(Pen pen) {
        deletedAt = pen.happenedAt();
        note(LedgerEntry.Kind.REMOVED, pen, null, null, null, Map.of());
    }

    void restore(Pen pen) {
        deletedAt = null;
        note(LedgerEntry.Kind.RESTORED, pen, null, null, null, Map.of());
    }

    /** Newest on top: ranks grow downwards, and time grows. In seconds before now, so that a card fits between two. */
    static double topRank(Instant now) {
        return -(now.getEpochSecond() + now.getNano() / 1e9);
    }

    void note(
            LedgerEntry.Kind kind,
            Pen pen,
            @Nullable UUID fromStage,
            @Nullable String overrideReason,
            @Nullable String words,
            Map<String, Object> detail) {
        updatedAt = pen.recordedAt();
        entries.add(new LedgerEntry(
                pen.ids().next(),
                id,
                kind,
                pen.happenedAt(),
                pen.recordedAt(),
                stage.pipelineId(),
                fromStage,
                stage.id(),
                outcome,
                reason,
                value,
                currency,
                effectiveProbability(),
                owner,
                expectedClose,
                overrideReason,
                words,
                detail,
                pen.reconstructed()));
    }

    private void leave(Stage to, Pen pen) {
        stays.add(new Stay.Ends(id, pen.happenedAt(), to.id()));
        stays.add(new Stay.Begins(pen.ids().next(), id, to.id(), pen.happenedAt(), pen.reconstructed()));
        stage = to;
        stageEnteredAt = pen.happenedAt();
        rank = topRank(pen.happenedAt());
    }

    private static Map<String, Object> from(@Nullable Object before) {
        return Map.of("from", before == null ? "" : before.toString());
    }

    static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.compareTo(b) == 0;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }
}
