package org.penstock.deals.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealLedger;
import org.penstock.kernel.Money;
import org.penstock.rest.Doc;

/** An entry of the ledger. */
@Doc("An entry of the ledger, with the deal's values after the change. Entries are never changed.")
record LedgerJson(
        @Doc("Its id.") UUID id,
        @Doc("The deal.") UUID deal,

        @Doc(
                value = "What happened.",
                example = "stage",
                oneOf = {
                    "created",
                    "stage",
                    "outcome",
                    "value",
                    "owner",
                    "expected_close",
                    "probability",
                    "fact",
                    "removed",
                    "restored"
                })
        String kind,

        @Doc("When it was so.") Instant happenedAt,
        @Doc("When Penstock came to know.") Instant recordedAt,
        @Doc("Who did it.") @Nullable NamedJson actor,

        @Doc(
                value = "By what it came.",
                example = "api",
                oneOf = {"person", "import", "rule", "api", "sync", "system"})
        String via,

        @Doc("The import, rule or token that caused it.") @Nullable UUID cause,

        @Doc("The pipeline.") UUID pipeline,
        @Doc("The stage that was left.") @Nullable NamedJson fromStage,
        @Doc("The stage after it.") @Nullable NamedJson stage,

        @Doc(
                value = "The outcome after it.",
                example = "open",
                oneOf = {"open", "won", "lost", "disqualified"})
        String outcome,

        @Doc("The reason.") @Nullable UUID reason,
        @Doc("The value after it.") @Nullable Money value,

        @Doc(
                value =
                        "Units of the company's currency for one of the value's on that day; null where none was entered.",
                example = "1.08")
        @Nullable BigDecimal rate,

        @Doc(value = "The chance that counted, in percent.", example = "50")
        int probability,

        @Doc("The owner after it.") @Nullable UUID owner,
        @Doc("The expected close after it.") @Nullable LocalDate expectedClose,

        @Doc(value = "Why a gate was passed that was not met.", example = "Agreed with the board") @Nullable String overrideReason,

        @Doc(value = "Words to it.", example = "Too early for us.") @Nullable String note,

        @Doc("What changed from what to what.") Map<String, Object> detail,

        @Doc(value = "Told later by an import.", example = "false")
        boolean reconstructed) {

    static LedgerJson of(DealLedger.Entry entry) {
        NamedJson actor = entry.actor() == null ? null : new NamedJson(entry.actor(), entry.actorName());
        return new LedgerJson(
                entry.id(),
                entry.deal(),
                entry.kind(),
                entry.happenedAt(),
                entry.recordedAt(),
                actor,
                entry.via(),
                entry.cause(),
                entry.pipeline(),
                NamedJson.of(entry.fromStage(), entry.fromStageName()),
                NamedJson.of(entry.stage(), entry.stageName()),
                entry.outcome().code(),
                entry.reason(),
                entry.value(),
                entry.rate(),
                entry.probability(),
                entry.owner(),
                entry.expectedClose(),
                entry.overrideReason(),
                entry.note(),
                entry.detail(),
                entry.reconstructed());
    }

    /** A stretch of the feed. */
    @Doc("A stretch of the feed.")
    record Feed(
            @Doc("The entries in the order of recording.") List<LedgerJson> items,

            @Doc("The cursor of the next page; null at the end of what there is now.") @Nullable String next,

            @Doc("The cursor to go on from later; null only where there never was an entry.") @Nullable String resume) {}
}
