package org.penstock.closing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/** A contract as it is entered. Without an end, the start and the term make it. */
public record ContractDraft(
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Integer termMonths,
        Contract.Renewal renewal,
        @Nullable Integer noticeDays,
        Contract.@Nullable Billing billing,
        @Nullable LocalDate signedOn) {
    /** The longest term, in months. */
    public static final int TERM_MAX = 600;

    /** The longest notice, in days. */
    public static final int NOTICE_MAX = 3650;

    public ContractDraft {
        if (endsOn == null && startsOn != null && termMonths != null && termMonths > 0 && termMonths <= TERM_MAX) {
            endsOn = startsOn.plusMonths(termMonths).minusDays(1);
        }
    }

    /** All that is wrong with it; today in the company's zone. */
    List<Refusal> refusals(LocalDate today) {
        List<Refusal> wrong = new ArrayList<>();
        if (startsOn == null) {
            wrong.add(Refusal.at("startsOn", "closing.contract.refused.start"));
        }
        if (termMonths != null && (termMonths < 1 || termMonths > TERM_MAX)) {
            wrong.add(Refusal.at("termMonths", "closing.contract.refused.term", TERM_MAX));
        }
        if (noticeDays != null && (noticeDays < 0 || noticeDays > NOTICE_MAX)) {
            wrong.add(Refusal.at("noticeDays", "closing.contract.refused.notice", NOTICE_MAX));
        }
        if (signedOn != null && signedOn.isAfter(today)) {
            wrong.add(Refusal.at("signedOn", "closing.contract.refused.signed"));
        }
        if (endsOn == null && renewal != Contract.Renewal.NONE) {
            wrong.add(Refusal.at("renewal", "closing.contract.refused.renewal-without-end"));
        }
        if (startsOn != null && endsOn != null) {
            order(startsOn, endsOn, wrong);
        }
        return wrong;
    }

    private void order(LocalDate start, LocalDate end, List<Refusal> wrong) {
        if (end.isBefore(start)) {
            wrong.add(Refusal.at("endsOn", "closing.contract.refused.end-before-start"));
        } else if (noticeDays != null && noticeDays > ChronoUnit.DAYS.between(start, end) + 1) {
            wrong.add(Refusal.at("noticeDays", "closing.contract.refused.notice-beyond-term"));
        }
    }
}
