package org.penstock.qualification.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPage;
import org.penstock.kernel.Refusal;
import org.penstock.qualification.Answer;
import org.penstock.qualification.Qualification;
import org.penstock.qualification.QualificationDraft;
import org.penstock.qualification.Verdict;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A card as typed, so that nothing is lost when something is wrong. */
public record QualificationForm(MultiValueMap<String, String> typed) {
    static final String ANSWER = "answer.";
    static final String EVIDENCE = "evidence.";
    static final String SAID = "said.";

    static QualificationForm of(Qualification card) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        for (Qualification.Item item : card.items()) {
            String key = item.criterion().key();
            typed.set(ANSWER + key, item.answer() == null ? "" : item.answer().code());
            typed.set(EVIDENCE + key, item.evidence());
            typed.set(SAID + key, item.said());
        }
        typed.set("backOn", card.backOn() == null ? "" : card.backOn().toString());
        typed.set("version", String.valueOf(card.version()));
        return new QualificationForm(typed);
    }

    public String get(String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    public String answer(String key) {
        return get(ANSWER + key);
    }

    public String evidence(String key) {
        return get(EVIDENCE + key);
    }

    public String said(String key) {
        return get(SAID + key);
    }

    @Nullable Integer version() {
        return get("version").matches("\\d{1,9}") ? Integer.valueOf(get("version")) : null;
    }

    /** What the form says, or why it can't be read. */
    record Read(QualificationDraft draft, List<Refusal> refusals) {}

    /** A name of a person of the deal means that person; without a verdict's button the verdict stays. */
    Read read(Qualification card, List<DealPage.DealPerson> people) {
        List<Refusal> refusals = new ArrayList<>();
        Verdict verdict = get("verdict").isEmpty() ? card.verdict() : verdict();
        LocalDate back = verdict == Verdict.NOT_YET ? day(refusals) : null;
        QualificationDraft draft =
                new QualificationDraft(answers(card, people), verdict, back, id(get("reason")), get("note"));
        return new Read(draft, refusals);
    }

    static @Nullable UUID id(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text) : null;
    }

    private @Nullable Verdict verdict() {
        return Verdict.codes().contains(get("verdict")) ? Verdict.of(get("verdict")) : null;
    }

    private Map<String, QualificationDraft.Given> answers(Qualification card, List<DealPage.DealPerson> people) {
        Map<String, QualificationDraft.Given> answers = new LinkedHashMap<>();
        for (Qualification.Item item : card.items()) {
            String key = item.criterion().key();
            String said = said(key).strip();
            UUID person = person(item, said, people);
            answers.put(
                    key,
                    new QualificationDraft.Given(
                            parsed(answer(key)), evidence(key), person, person == null ? said : ""));
        }
        return answers;
    }

    private static @Nullable UUID person(Qualification.Item item, String said, List<DealPage.DealPerson> people) {
        if (item.person() != null && item.said().equals(said)) {
            return item.person();
        }
        return people.stream()
                .filter(one -> one.name().equalsIgnoreCase(said))
                .map(DealPage.DealPerson::id)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Answer parsed(String code) {
        for (Answer answer : Answer.values()) {
            if (answer.code().equals(code)) {
                return answer;
            }
        }
        return null;
    }

    private @Nullable LocalDate day(List<Refusal> refusals) {
        String text = get("backOn").strip();
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            refusals.add(Refusal.at("backOn", "qualification.refused.day"));
            return null;
        }
    }
}
