package org.penstock.deals;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The tools of all stages, in the order of a sale, and the facts that they supply. */
@Component
public class StageTools {
    private final ObjectProvider<StageTool> supplied;

    StageTools(ObjectProvider<StageTool> supplied) {
        this.supplied = supplied;
    }

    public List<StageTool> all() {
        return supplied.stream()
                .sorted(Comparator.comparing(StageTool::kind).thenComparing(StageTool::name))
                .toList();
    }

    /** Those that a deal's page offers. */
    public List<StageTool> of(Actor actor, DealRow deal) {
        return all().stream().filter(tool -> tool.serves(actor, deal)).toList();
    }

    /** The one asked for by its name; else that of the stage; else the nearest before it; else the first. */
    public Optional<StageTool> shown(List<StageTool> tools, @Nullable String name, StageKind kind) {
        return tools.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .or(() -> tools.stream().filter(tool -> tool.kind() == kind).findFirst())
                .or(() -> tools.stream()
                        .filter(tool -> tool.kind().compareTo(kind) < 0)
                        .reduce((before, after) -> after))
                .or(() -> tools.stream().findFirst());
    }

    /** Every fact by its name. */
    public Map<String, StageFact> facts() {
        Map<String, StageFact> facts = new TreeMap<>();
        all().forEach(tool -> tool.facts().forEach(fact -> facts.put(fact.name(), fact)));
        return facts;
    }
}
