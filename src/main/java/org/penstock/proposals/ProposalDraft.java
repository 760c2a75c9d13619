package org.penstock.proposals;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a version of a proposal, as it is entered. */
public record ProposalDraft(
        String currency, @Nullable LocalDate validUntil, String note, List<Term> terms, List<ProposalLine> lines) {

    public ProposalDraft {
        note = note.replace("\0", "").strip();
        terms = terms.stream().filter(term -> !term.isEmpty()).toList();
        lines = List.copyOf(lines);
    }
}
