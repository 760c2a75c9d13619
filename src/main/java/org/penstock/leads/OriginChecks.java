package org.penstock.leads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPage;
import org.penstock.kernel.Refusal;

/** What is wrong with a touch or a consent as it is entered; where both came, the consent's fields begin with its name. */
final class OriginChecks {
    /** How far a clock elsewhere may be ahead of ours. */
    static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private OriginChecks() {}

    static List<Refusal> of(Touch.@Nullable Draft touch, Consent.@Nullable Draft consent, DealPage page, Instant now) {
        List<Refusal> refusals = new ArrayList<>();
        if (touch != null) {
            tooLong(refusals, "source", touch.source(), Touch.TEXT_MAX);
            tooLong(refusals, "campaign", touch.campaign(), Touch.TEXT_MAX);
            tooLong(refusals, "form", touch.form(), Touch.TEXT_MAX);
            tooLong(refusals, "referrer", touch.referrer(), Touch.ADDRESS_MAX);
            tooLong(refusals, "landingPage", touch.landingPage(), Touch.ADDRESS_MAX);
            tooLong(refusals, "interest", touch.interest(), Touch.ADDRESS_MAX);
            inTime(refusals, "at", touch.at(), now);
        }
        if (consent != null) {
            of(refusals, touch == null ? "" : "consent.", consent, page, now);
        }
        return refusals;
    }

    private static void of(List<Refusal> refusals, String at, Consent.Draft consent, DealPage page, Instant now) {
        if (consent.how().isEmpty()) {
            refusals.add(Refusal.at(at + "how", "leads.refused.how"));
        }
        tooLong(refusals, at + "how", consent.how(), Consent.HOW_MAX);
        tooLong(refusals, at + "words", consent.words(), Consent.WORDS_MAX);
        if (consent.person() != null
                && page.people().stream().noneMatch(one -> one.id().equals(consent.person()))) {
            refusals.add(Refusal.at(at + "person", "leads.refused.person"));
        }
        inTime(refusals, at + "at", consent.at(), now);
    }

    private static void tooLong(List<Refusal> refusals, String field, @Nullable String text, int max) {
        if (text != null && text.length() > max) {
            refusals.add(Refusal.at(field, "leads.refused.long", max));
        }
    }

    private static void inTime(List<Refusal> refusals, String field, @Nullable Instant at, Instant now) {
        if (at != null && at.isAfter(now.plus(AHEAD_MAX))) {
            refusals.add(Refusal.at(field, "leads.refused.future"));
        }
    }
}
