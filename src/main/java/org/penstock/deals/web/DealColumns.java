package org.penstock.deals.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealRow;
import org.penstock.deals.DealSort;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.web.Ui;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The columns of the list: which there are, which somebody chose, and what stands in them. */
@Component
public class DealColumns {
    /** The most columns at once. */
    static final int SHOWN_MAX = 30;

    private static final List<String> STANDARD =
            List.of("title", "stage", "outcome", "organisation", "value", "owner", "expected_close", "next_step");
    private static final String CHOSEN = "select columns from deal_columns where account_id = :me";
    private static final String CHOOSE = """
            insert into deal_columns (account_id, columns) values (:me, :columns::text[])
                on conflict (account_id) do update set columns = excluded.columns""";

    private final JdbcClient jdbc;
    private final CustomFields fields;

    DealColumns(JdbcClient jdbc, CustomFields fields) {
        this.jdbc = jdbc;
        this.fields = fields;
    }

    /**
     * A column.
     *
     * @param key its name in the URL and in the person's choice
     * @param fact the name of the fact in the form that edits it; null where it is not edited in place
     * @param number its cells are figures
     */
    public record Column(
            String key,
            String label,
            @Nullable DealSort sort,
            @Nullable String fact,
            boolean number,
            BiFunction<Ui, DealRow, String> cell) {

        public String text(Ui ui, DealRow deal) {
            return cell.apply(ui, deal);
        }
    }

    /** Every column that there is, custom fields last. */
    public List<Column> all(Ui ui) {
        List<Column> all = new ArrayList<>(List.of(
                column(ui, "title", DealSort.TITLE, "title", false, (texts, deal) -> deal.title()),
                column(ui, "stage", null, null, false, (texts, deal) -> deal.stageName()),
                column(
                        ui,
                        "outcome",
                        null,
                        null,
                        false,
                        (texts, deal) ->
                                texts.t("deals.outcome." + deal.outcome().code())),
                column(ui, "organisation", null, "organisation", false, (texts, deal) -> text(deal.organisationName())),
                column(ui, "person", null, null, false, (texts, deal) -> text(deal.personName())),
                column(ui, "value", DealSort.VALUE, "value", true, (texts, deal) -> texts.money(deal.value())),
                column(
                        ui,
                        "probability",
                        null,
                        "probability",
                        true,
                        (texts, deal) -> texts.texts().percent(deal.probability())),
                column(
                        ui,
                        "expected_close",
                        DealSort.EXPECTED_CLOSE,
                        "expectedClose",
                        false,
                        (texts, deal) -> texts.texts().date(deal.expectedClose())),
                column(ui, "owner", null, "owner", false, (texts, deal) -> text(deal.ownerName())),
                column(ui, "source", null, "source", false, (texts, deal) -> text(deal.source())),
                column(ui, "next_step", null, null, false, DealColumns::step),
                column(ui, "reason", null, null, false, (texts, deal) -> text(deal.reasonName())),
                column(
                        ui,
                        "created",
                        DealSort.CREATED,
                        null,
                        false,
                        (texts, deal) -> texts.texts().date(texts.texts().day(deal.createdAt()))),
                column(
                        ui,
                        "closed",
                        DealSort.CLOSED,
                        null,
                        false,
                        (texts, deal) -> deal.closedAt() == null
                                ? ""
                                : texts.texts().date(texts.texts().day(deal.closedAt()))),
                column(
                        ui,
                        "updated",
                        DealSort.UPDATED,
                        null,
                        false,
                        (texts, deal) -> texts.texts().date(texts.texts().day(deal.updatedAt()))),
                column(ui, "external_id", null, null, false, (texts, deal) -> text(deal.externalId()))));
        for (CustomField field : fields.of(Subject.DEAL)) {
            all.add(new Column(
                    field.name(),
                    field.label(),
                    null,
                    null,
                    false,
                    (texts, deal) -> CustomFields.show(field, deal.custom().get(field.key()), texts.texts())
                            .text()));
        }
        return all;
    }

    /** The columns that the actor chose, or the standard ones. */
    public List<Column> shown(Actor actor, Ui ui) {
        Map<String, Column> byKey = new LinkedHashMap<>();
        all(ui).forEach(column -> byKey.put(column.key(), column));
        List<String> keys = jdbc.sql(CHOSEN)
                .param("me", actor.requireId())
                .query((row, number) -> List.of((String[]) row.getArray(1).getArray()))
                .optional()
                .orElse(STANDARD);
        List<Column> shown =
                keys.stream().filter(byKey::containsKey).map(byKey::get).toList();
        return shown.isEmpty() ? STANDARD.stream().map(byKey::get).toList() : shown;
    }

    @Transactional
    public void choose(Actor actor, List<String> keys) {
        jdbc.sql(CHOOSE)
                .param("me", actor.requireId())
                .param("columns", keys.stream().distinct().limit(SHOWN_MAX).toArray(String[]::new))
                .update();
    }

    private static Column column(
            Ui ui,
            String key,
            @Nullable DealSort sort,
            @Nullable String fact,
            boolean number,
            BiFunction<Ui, DealRow, String> cell) {
        return new Column(key, ui.t("deals.field." + key), sort, fact, number, cell);
    }

    private static String step(Ui ui, DealRow deal) {
        return deal.step() == null
                ? ""
                : deal.step().title() + (deal.step().due() == null ? "" : ", " + StepTexts.when(ui, deal.step()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
