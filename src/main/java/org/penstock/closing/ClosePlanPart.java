package org.penstock.closing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.PlaybookPart;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;

/** The steps of the close plan as a part of a playbook. */
@Component
class ClosePlanPart implements PlaybookPart {
    private static final String TEXT = "text";
    private static final String WHO = "who";
    private static final String DAYS = "days";

    private final CloseTemplates templates;

    ClosePlanPart(CloseTemplates templates) {
        this.templates = templates;
    }

    @Override
    public String name() {
        return ClosingTool.NAME;
    }

    @Override
    public List<Map<String, Object>> read(UUID pipeline) {
        CloseTemplate template = templates.of(pipeline);
        return template.version() == 0
                ? List.of()
                : template.steps().stream().map(ClosePlanPart::object).toList();
    }

    @Override
    public List<Refusal> refusals(List<Map<String, Object>> part) {
        List<Refusal> wrong = new ArrayList<>();
        for (int at = 0; at < part.size(); at++) {
            Map<String, Object> object = part.get(at);
            Object days = object.get(DAYS);
            if (!(object.get(TEXT) instanceof String) || days != null && !(days instanceof Integer)) {
                wrong.add(Refusal.at("steps." + at, "closing.template.refused.unreadable", at + 1));
            }
        }
        return wrong.isEmpty() ? CloseTemplates.refusals(steps(part)) : wrong;
    }

    @Override
    public void write(Actor actor, UUID pipeline, List<Map<String, Object>> part) {
        templates
                .put(actor, pipeline, templates.of(pipeline).version(), steps(part))
                .orElseThrow();
    }

    /** A step of ours names nobody; one of theirs says who. */
    private static List<CloseTemplate.Step> steps(List<Map<String, Object>> part) {
        return part.stream()
                .map(object -> {
                    String who = text(object, WHO);
                    Integer days = object.get(DAYS) instanceof Integer number ? number : null;
                    return new CloseTemplate.Step(text(object, TEXT), who.isBlank(), who, days);
                })
                .toList();
    }

    private static String text(Map<String, Object> object, String name) {
        Object value = object.get(name);
        return value == null ? "" : value.toString();
    }

    private static Map<String, Object> object(CloseTemplate.Step step) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(TEXT, step.text());
        if (!step.ours()) {
            object.put(WHO, step.who());
        }
        if (step.days() != null) {
            object.put(DAYS, step.days());
        }
        return object;
    }
}
