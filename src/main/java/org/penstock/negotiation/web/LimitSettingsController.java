package org.penstock.negotiation.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.fields.Numerals;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.penstock.negotiation.Limit;
import org.penstock.negotiation.Limits;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Up to which discount each role offers without asking, by pipeline. */
@PageController
public class LimitSettingsController {
    private static final String PAGE = "/settings/pipelines/{id:[0-9a-f-]{36}}/negotiation";

    private final Limits limits;
    private final Pipelines pipelines;
    private final Templates templates;

    LimitSettingsController(Limits limits, Pipelines pipelines, Templates templates) {
        this.limits = limits;
        this.pipelines = pipelines;
        this.templates = templates;
    }

    @GetMapping(PAGE)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Pipeline pipeline = pipelines.of(id);
        return templates.negotiationLimits(
                ui, pipeline, limits.of(actor, id), typed(limits.of(actor, id)), FormErrors.NONE);
    }

    @PutMapping(PAGE)
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Pipeline pipeline = pipelines.of(id);
        List<Limit> wanted = Limits.LIMITED.stream()
                .map(role -> limit(role, typed, ui.texts().locale()))
                .toList();
        Result<List<Limit>> put = limits.replace(actor, id, wanted);
        if (put instanceof Result.Refused<List<Limit>> refused) {
            return FormErrors.refused(templates.negotiationLimitsForm(
                    ui, pipeline, limits.of(actor, id), typed, new FormErrors(refused.refusals())));
        }
        List<Limit> now = limits.of(actor, id);
        return ResponseEntity.ok()
                .header("HX-Trigger", Toasts.event(Toast.done(ui.t("negotiation.toast.limits"))))
                .body(templates.negotiationLimitsForm(ui, pipeline, now, typed(now), FormErrors.NONE));
    }

    private static Limit limit(Role role, Map<String, String> typed, Locale locale) {
        BigDecimal percent =
                Numerals.parse(typed.getOrDefault(role.code(), ""), locale).orElse(BigDecimal.valueOf(-1));
        boolean owner = role == Role.MANAGER || "owner".equals(typed.get(role.code() + "Approver"));
        return new Limit(role, percent, owner ? Role.OWNER : Role.MANAGER);
    }

    private static Map<String, String> typed(List<Limit> limits) {
        return limits.stream().collect(Collectors.toMap(limit -> limit.role().code(), (Function<Limit, String>)
                limit -> limit.percent().stripTrailingZeros().toPlainString()));
    }
}
