package org.penstock.qualification;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.PlaybookPart;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;

/** The criteria as part of a playbook: {@code {"key", "name", "question"}} each. */
@Component
class CriteriaPart implements PlaybookPart {
    private final Criteria criteria;

    CriteriaPart(Criteria criteria) {
        this.criteria = criteria;
    }

    @Override
    public String name() {
        return "qualification";
    }

    @Override
    public List<Map<String, Object>> read(UUID pipeline) {
        return criteria.own(pipeline).stream()
                .map(one -> Map.<String, Object>of("key", one.key(), "name", one.name(), "question", one.question()))
                .toList();
    }

    @Override
    public List<Refusal> refusals(List<Map<String, Object>> part) {
        return Criteria.refusals(criteria(part));
    }

    @Override
    public void write(Actor actor, UUID pipeline, List<Map<String, Object>> part) {
        criteria.write(pipeline, criteria(part));
    }

    private static List<Criterion> criteria(List<Map<String, Object>> part) {
        return part.stream()
                .map(one -> new Criterion(text(one, "key"), text(one, "name"), text(one, "question")))
                .toList();
    }

    private static String text(Map<String, Object> part, String name) {
        Object value = part.get(name);
        return value == null ? "" : value.toString();
    }
}
