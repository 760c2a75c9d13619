package org.penstock.needs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.PlaybookPart;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.stereotype.Component;

/** The question sets as a part of a playbook. */
@Component
class QuestionsPart implements PlaybookPart {
    private static final String NAME = "name";
    private static final String INDUSTRY = "industry";
    private static final String PRODUCT = "product";
    private static final String QUESTIONS = "questions";

    private final QuestionGuides guides;

    QuestionsPart(QuestionGuides guides) {
        this.guides = guides;
    }

    @Override
    public String name() {
        return NeedsTool.NAME;
    }

    @Override
    public List<Map<String, Object>> read(UUID pipeline) {
        QuestionGuide guide = guides.of(pipeline);
        return guide.edition() == 0
                ? List.of()
                : guide.sets().stream().map(QuestionsPart::object).toList();
    }

    @Override
    public List<Refusal> refusals(List<Map<String, Object>> part) {
        List<Refusal> wrong = new ArrayList<>();
        for (int place = 0; place < part.size(); place++) {
            Map<String, Object> object = part.get(place);
            boolean readable = object.get(NAME) instanceof String
                    && object.get(QUESTIONS) instanceof List<?> list
                    && list.stream().allMatch(String.class::isInstance)
                    && (text(object, PRODUCT).isBlank() || product(object) != null);
            if (!readable) {
                wrong.add(Refusal.at("sets." + place, "needs.guide.refused.unreadable", place + 1));
            }
        }
        return wrong.isEmpty() ? guides.refusals(Actor.system(), sets(part)) : wrong;
    }

    @Override
    public void write(Actor actor, UUID pipeline, List<Map<String, Object>> part) {
        Result<QuestionGuide> written =
                guides.publish(actor, pipeline, guides.of(pipeline).edition(), sets(part));
        written.orElseThrow();
    }

    private static List<QuestionSet> sets(List<Map<String, Object>> part) {
        return part.stream()
                .map(object ->
                        new QuestionSet(text(object, NAME), text(object, INDUSTRY), product(object), questions(object)))
                .toList();
    }

    private static List<String> questions(Map<String, Object> object) {
        return object.get(QUESTIONS) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, Object> object(QuestionSet set) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(NAME, set.name());
        if (set.industry() != null) {
            object.put(INDUSTRY, set.industry());
        }
        if (set.product() != null) {
            object.put(PRODUCT, set.product().toString());
        }
        object.put(QUESTIONS, set.questions());
        return object;
    }

    private static @Nullable UUID product(Map<String, Object> object) {
        try {
            String text = text(object, PRODUCT);
            return text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static String text(Map<String, Object> object, String name) {
        Object value = object.get(name);
        return value == null ? "" : value.toString();
    }
}
