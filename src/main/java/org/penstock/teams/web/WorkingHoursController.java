package org.penstock.teams.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.WorkCalendar;
import org.penstock.teams.WorkingHours;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** When the company works: the hours of each day of the week, and its holidays, a line each. */
@PageController
public class WorkingHoursController {
    private static final String PAGE = "/settings/working-hours";

    private final WorkCalendar calendar;
    private final Templates templates;

    WorkingHoursController(WorkCalendar calendar, Templates templates) {
        this.calendar = calendar;
        this.templates = templates;
    }

    /**
     * The form as typed.
     *
     * @param days one for each day of the week, from Monday on
     * @param holidays lines of a date and a name
     */
    public record Form(List<Day> days, String holidays, String seen) {
        public Form {
            days = List.copyOf(days);
        }
    }

    /** A day as typed; two empty times are a day off. */
    public record Day(DayOfWeek day, String opens, String closes) {}

    @GetMapping(PAGE)
    JteModel show(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        return templates.teamsHours(ui, stored(), FormErrors.NONE);
    }

    @PostMapping(PAGE)
    ResponseEntity<?> update(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> typed) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        Form form = typed(typed);
        List<Refusal> refusals = new ArrayList<>();
        Map<DayOfWeek, WorkingHours.Hours> days = days(form, refusals);
        Map<LocalDate, String> holidays = holidays(form, refusals);
        if (refusals.isEmpty()
                && calendar.change(actor, days, holidays, form.seen()) instanceof Result.Refused<WorkingHours> no) {
            refusals.addAll(no.refusals());
        }
        return refusals.isEmpty()
                ? Redirects.to(ui, PAGE, Toast.done(ui.t("teams.saved")))
                : FormErrors.refused(templates.teamsHours(ui, form, new FormErrors(refusals)));
    }

    private Form stored() {
        Map<DayOfWeek, WorkingHours.Hours> hours = calendar.days();
        List<Day> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            WorkingHours.@Nullable Hours of = hours.get(day);
            days.add(new Day(
                    day,
                    of == null ? "" : of.opens().toString(),
                    of == null ? "" : of.closes().toString()));
        }
        StringBuilder lines = new StringBuilder();
        calendar.holidays()
                .forEach((day, name) ->
                        lines.append(day).append(' ').append(name).append('\n'));
        return new Form(days, lines.toString(), calendar.seen());
    }

    private static Form typed(MultiValueMap<String, String> typed) {
        List<Day> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.add(new Day(day, text(typed, "opens" + day.getValue()), text(typed, "closes" + day.getValue())));
        }
        return new Form(days, text(typed, "holidays"), text(typed, "seen"));
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    private static Map<DayOfWeek, WorkingHours.Hours> days(Form form, List<Refusal> refusals) {
        Map<DayOfWeek, WorkingHours.Hours> days = new TreeMap<>();
        for (Day day : form.days()) {
            if (day.opens().isBlank() && day.closes().isBlank()) {
                continue;
            }
            LocalTime opens = time(day.opens(), "opens" + day.day().getValue(), refusals);
            LocalTime closes = time(day.closes(), "closes" + day.day().getValue(), refusals);
            if (opens != null && closes != null) {
                days.put(day.day(), new WorkingHours.Hours(opens, closes));
            }
        }
        return days;
    }

    private static @Nullable LocalTime time(String typed, String field, List<Refusal> refusals) {
        try {
            return LocalTime.parse(typed.strip());
        } catch (DateTimeParseException noTime) {
            refusals.add(Refusal.at(field, "teams.hours.no-time", typed));
            return null;
        }
    }

    private static Map<LocalDate, String> holidays(Form form, List<Refusal> refusals) {
        Map<LocalDate, String> holidays = new LinkedHashMap<>();
        form.holidays()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    String[] parts = line.split("\\s+", 2);
                    try {
                        holidays.put(LocalDate.parse(parts[0]), parts.length < 2 ? "" : parts[1]);
                    } catch (DateTimeParseException noDate) {
                        refusals.add(Refusal.at("holidays", "teams.hours.no-date", line));
                    }
                });
        return new TreeMap<>(holidays);
    }
}
