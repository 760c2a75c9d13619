package org.penstock.teams;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When the company works: hours by day of the week, and holidays. Everybody may know; the company's managers set it. */
@Component
public class WorkCalendar {
    /** The most holidays that are kept: a good century of them. */
    public static final int HOLIDAYS_MAX = 2_000;

    static final int NAME_MAX = 80;

    private static final String DAYS = "select day, opens, closes from working_day order by day";
    private static final String HOLIDAYS = "select day, name from holiday order by day limit " + HOLIDAYS_MAX;
    private static final String LOCK = "select 1 from company for update";
    private static final String FORGET_DAYS = "delete from working_day";
    private static final String FORGET_HOLIDAYS = "delete from holiday";
    private static final String PUT_DAY = "insert into working_day (day, opens, closes) values (?, ?, ?)";
    private static final String PUT_HOLIDAY = "insert into holiday (day, name) values (?, ?)";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;
    private final Company company;
    private final Audit audit;

    WorkCalendar(JdbcClient jdbc, JdbcTemplate sets, Company company, Audit audit) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.company = company;
        this.audit = audit;
    }

    public WorkingHours hours() {
        return new WorkingHours(
                company.settings().zone(), days(), new HashSet<>(holidays().keySet()));
    }

    public Map<DayOfWeek, WorkingHours.Hours> days() {
        Map<DayOfWeek, WorkingHours.Hours> days = new TreeMap<>();
        jdbc.sql(DAYS).query(row -> {
            days.put(
                    DayOfWeek.of(row.getInt("day")),
                    new WorkingHours.Hours(
                            row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class)));
        });
        return days;
    }

    /** The names of the holidays by their day, in order. */
    public Map<LocalDate, String> holidays() {
        Map<LocalDate, String> holidays = new LinkedHashMap<>();
        jdbc.sql(HOLIDAYS).query(row -> {
            holidays.put(row.getObject("day", LocalDate.class), row.getString("name"));
        });
        return holidays;
    }

    /** What stands now, in short; who changes it sends what they saw. */
    public String seen() {
        return seen(days(), holidays());
    }

    private static String seen(Map<DayOfWeek, WorkingHours.Hours> days, Map<LocalDate, String> holidays) {
        return Integer.toHexString(days.toString().hashCode())
                + "-"
                + Integer.toHexString(holidays.toString().hashCode());
    }

    /**
     * Replaces both; refused with {@code teams.stale} when somebody was faster.
     *
     * @param seen what {@link #seen} said when the form was opened
     */
    @Transactional
    public Result<WorkingHours> change(
            Actor actor, Map<DayOfWeek, WorkingHours.Hours> days, Map<LocalDate, String> holidays, String seen) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        List<Refusal> refusals = refusals(days, holidays);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        jdbc.sql(LOCK).query().listOfRows();
        Map<DayOfWeek, WorkingHours.Hours> daysBefore = days();
        Map<LocalDate, String> holidaysBefore = holidays();
        if (!seen.equals(seen(daysBefore, holidaysBefore))) {
            return Result.refused(List.of(Refusal.of("teams.stale")));
        }
        Map<String, Object> before = told(daysBefore, holidaysBefore);
        jdbc.sql(FORGET_DAYS).update();
        jdbc.sql(FORGET_HOLIDAYS).update();
        sets.batchUpdate(
                PUT_DAY,
                days.entrySet().stream()
                        .map(day -> new Object[] {
                            day.getKey().getValue(),
                            day.getValue().opens(),
                            day.getValue().closes()
                        })
                        .toList());
        sets.batchUpdate(
                PUT_HOLIDAY,
                holidays.entrySet().stream()
                        .map(day -> new Object[] {day.getKey(), day.getValue().strip()})
                        .toList());
        audit.note(actor, "working_hours_changed", "", before, told(days, holidays));
        return Result.done(hours());
    }

    private static List<Refusal> refusals(Map<DayOfWeek, WorkingHours.Hours> days, Map<LocalDate, String> holidays) {
        if (holidays.size() > HOLIDAYS_MAX) {
            return List.of(Refusal.at("holidays", "teams.hours.too-many", HOLIDAYS_MAX));
        }
        Set<Refusal> refusals = new HashSet<>();
        days.forEach((day, hours) -> {
            if (!hours.closes().isAfter(hours.opens())) {
                refusals.add(Refusal.at("closes" + day.getValue(), "teams.hours.closes-first"));
            }
        });
        holidays.forEach((day, name) -> {
            if (name.isBlank() || name.strip().length() > NAME_MAX) {
                refusals.add(Refusal.at("holidays", "teams.hours.name", day.toString(), NAME_MAX));
            }
        });
        return List.copyOf(refusals);
    }

    private static Map<String, Object> told(Map<DayOfWeek, WorkingHours.Hours> days, Map<LocalDate, String> holidays) {
        StringJoiner hours = new StringJoiner(", ");
        days.forEach((day, of) -> hours.add(day.getValue() + ": " + of.opens() + "–" + of.closes()));
        return Map.of("working_hours", hours.toString(), "holidays", holidays.size());
    }
}
