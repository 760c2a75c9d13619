package org.penstock.rotting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.PlaybookPart;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;

/** How long the stages of a playbook allow silence, where it is set by hand: {@code stage}, {@code days}, {@code watched}. */
@Component
class RottingPart implements PlaybookPart {
    private final RottingRules rules;

    RottingPart(RottingRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "rotting";
    }

    @Override
    public List<Map<String, Object>> read(UUID pipeline) {
        List<Map<String, Object>> part = new ArrayList<>();
        List<RottingRules.Rule> stages = rules.of(Actor.system(), pipeline);
        for (int place = 0; place < stages.size(); place++) {
            RottingRules.Rule rule = stages.get(place);
            if (rule.days() != null || !rule.watched()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("stage", place);
                if (rule.days() != null) {
                    row.put("days", rule.days());
                }
                row.put("watched", rule.watched());
                part.add(row);
            }
        }
        return part;
    }

    @Override
    public List<Refusal> refusals(List<Map<String, Object>> part) {
        List<Refusal> refusals = new ArrayList<>();
        for (int row = 0; row < part.size(); row++) {
            Object days = part.get(row).get("days");
            boolean right = days == null
                    || days instanceof Number number
                            && number.intValue() >= 1
                            && number.intValue() <= RottingRules.DAYS_MAX;
            if (!right) {
                refusals.add(Refusal.at(row + ".days", "rotting.rule.range", RottingRules.DAYS_MAX));
            }
            if (!(part.get(row).get("stage") instanceof Number)) {
                refusals.add(Refusal.at(row + ".stage", "rotting.rule.number"));
            }
        }
        return refusals;
    }

    @Override
    public void write(Actor actor, UUID pipeline, List<Map<String, Object>> part) {
        List<RottingRules.Rule> stages = rules.of(actor, pipeline);
        List<RottingRules.Wanted> wanted = new ArrayList<>();
        for (int place = 0; place < stages.size(); place++) {
            RottingRules.Rule rule = stages.get(place);
            wanted.add(of(rule, place, part));
        }
        rules.change(actor, pipeline, wanted).orElseThrow();
    }

    private static RottingRules.Wanted of(RottingRules.Rule rule, int place, List<Map<String, Object>> part) {
        Map<String, Object> row = part.stream()
                .filter(one -> one.get("stage") instanceof Number at && at.intValue() == place)
                .findFirst()
                .orElse(Map.of());
        @Nullable Integer days = row.get("days") instanceof Number number ? (Integer) number.intValue() : null;
        return new RottingRules.Wanted(
                rule.stage().id(), !Boolean.FALSE.equals(row.get("watched")), days, rule.version());
    }
}
