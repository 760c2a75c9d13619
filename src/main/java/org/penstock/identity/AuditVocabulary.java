package org.penstock.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penstock.identity.AuditWords.Fact;
import org.penstock.identity.AuditWords.Kind;
import org.springframework.stereotype.Component;

/** The words of all modules together. */
@Component
class AuditVocabulary {
    private final Map<String, Kind> kinds;
    private final Map<String, Fact> facts;

    AuditVocabulary(List<AuditWords> words) {
        this.kinds = words.stream()
                .flatMap(module -> module.kinds().stream())
                .collect(Collectors.toUnmodifiableMap(Kind::code, Function.identity()));
        this.facts = words.stream()
                .flatMap(module -> module.facts().stream())
                .collect(Collectors.toUnmodifiableMap(Fact::code, Function.identity()));
    }

    Optional<Kind> kind(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    Optional<Fact> fact(String code) {
        return Optional.ofNullable(facts.get(code));
    }
}
