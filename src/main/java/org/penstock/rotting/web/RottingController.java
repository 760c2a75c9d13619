package org.penstock.rotting.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Page;
import org.penstock.rotting.RottingDeal;
import org.penstock.rotting.RottingLists;
import org.penstock.web.Option;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The deals that stand still, each with its reason and what is to be done. */
@PageController
public class RottingController {
    private static final List<String> SHOWN = List.of("late", "customer", "idle", "snoozed");

    private final RottingLists lists;
    private final Pipelines pipelines;
    private final Templates templates;

    RottingController(RottingLists lists, Pipelines pipelines, Templates templates) {
        this.lists = lists;
        this.pipelines = pipelines;
        this.templates = templates;
    }

    /**
     * The page.
     *
     * @param whose {@code mine}, {@code all} or {@code nobody}
     * @param next where a deal of a stage goes next; no entry from the last stage on
     */
    public record View(
            Page<RottingDeal> page,
            RottingLists.Counts counts,
            String show,
            String whose,
            String owner,
            String ownerText,
            String stage,
            List<Option> stages,
            Map<UUID, Stage> next) {
        public View {
            stages = List.copyOf(stages);
            next = Map.copyOf(next);
        }

        /** The same with another kind, from its first page. */
        public String link(String kind) {
            return Ui.link("/rotting", "", "whose", whose)
                    + (owner.isEmpty() ? "" : "&owner=" + owner)
                    + (stage.isEmpty() ? "" : "&stage=" + stage)
                    + "&show=" + kind;
        }
    }

    @GetMapping("/rotting")
    JteModel list(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String ownerText,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") int page) {
        UUID account = id(owner);
        String of = account != null ? "all" : List.of("all", "nobody").contains(whose) ? whose : "mine";
        String shown = SHOWN.contains(show) ? show : "all";
        UUID wanted = account != null ? account : of.equals("mine") ? actor.id() : null;
        RottingLists.Filter filter = new RottingLists.Filter(wanted, of.equals("nobody"), null, id(stage), shown);
        return templates.rottingList(
                ui,
                new View(
                        lists.page(actor, filter, page),
                        lists.counts(actor, filter),
                        shown,
                        of,
                        account == null ? "" : account.toString(),
                        ownerText,
                        id(stage) == null ? "" : stage,
                        stages(),
                        next(pipelines.current())));
    }

    private List<Option> stages() {
        List<Option> stages = new ArrayList<>();
        for (Pipeline pipeline : pipelines.current()) {
            pipeline.current().stream()
                    .filter(stage -> !stage.isRetention())
                    .forEach(stage ->
                            stages.add(Option.of(stage.id().toString(), pipeline.name() + " · " + stage.name())));
        }
        return stages;
    }

    static Map<UUID, Stage> next(List<Pipeline> pipelines) {
        Map<UUID, Stage> next = new HashMap<>();
        for (Pipeline pipeline : pipelines) {
            List<Stage> current = pipeline.current().stream()
                    .filter(stage -> !stage.isRetention())
                    .toList();
            for (int at = 0; at + 1 < current.size(); at++) {
                next.put(current.get(at).id(), current.get(at + 1));
            }
        }
        return next;
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
