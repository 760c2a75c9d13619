package org.penstock.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.penstock.kernel.Refusal;

/** One row read by the mapping of its file; notes each cell that can't be read. */
final class Cells {
    final ImportFile file;
    final Line line;
    final List<Refusal> wrong = new ArrayList<>();
    private final Layout layout;
    private final ZoneId zone;

    Cells(Layout layout, Line line, ZoneId zone) {
        this.layout = layout;
        this.file = layout.file();
        this.line = line;
        this.zone = zone;
        if (line.flaw() != null) {
            wrong.add(line.flaw());
        }
    }

    /** Empty where the file has no such column. */
    String text(Target target) {
        Integer place = layout.places().get(target);
        return place == null ? "" : line.cell(place);
    }

    @Nullable String textOrNull(Target target) {
        String text = text(target);
        return text.isEmpty() ? null : text;
    }

    @Nullable BigDecimal number(Target target) {
        Integer place = layout.places().get(target);
        return place == null ? null : number(file.columns().get(place), line.cell(place));
    }

    @Nullable Integer whole(Target target) {
        BigDecimal number = number(target);
        if (number == null) {
            return null;
        }
        try {
            return number.stripTrailingZeros().intValueExact();
        } catch (ArithmeticException fraction) {
            wrong.add(refusal("number", target, text(target)));
            return null;
        }
    }

    /** Money may not be negative and not have more digits than the database holds. */
    @Nullable BigDecimal amount(Target target) {
        BigDecimal amount = number(target);
        if (amount != null && amount.signum() < 0) {
            wrong.add(refusal("negative", target, text(target)));
            return null;
        }
        if (amount != null && amount.precision() - amount.scale() > 15) {
            wrong.add(refusal("number", target, text(target)));
            return null;
        }
        return amount;
    }

    @Nullable Instant moment(Target target) {
        LocalDateTime local = local(target);
        return local == null ? null : local.atZone(zone).toInstant();
    }

    @Nullable LocalDate day(Target target) {
        LocalDateTime local = local(target);
        return local == null ? null : local.toLocalDate();
    }

    private @Nullable LocalDateTime local(Target target) {
        Integer place = layout.places().get(target);
        return place == null ? null : date(file.columns().get(place), line.cell(place));
    }

    /** The cells of columns that go into custom fields, by the field's key, in the form that its door reads. */
    Map<String, String> custom() {
        Map<String, String> raw = new LinkedHashMap<>();
        layout.fields().forEach((place, key) -> {
            String text = line.cell(place);
            if (!text.isEmpty()) {
                plain(file.columns().get(place), text).ifPresent(plain -> raw.put(key, plain));
            }
        });
        return raw;
    }

    /** The cells of columns that go into facts of the stages' tools, by the fact's name; dates ISO, numbers plain. */
    Map<String, String> facts(Map<String, StageFact> known) {
        Map<String, String> read = new LinkedHashMap<>();
        for (int place = 0; place < file.columns().size(); place++) {
            Column column = file.columns().get(place);
            String name = column.fact().orElse("");
            String text = name.isEmpty() ? "" : line.cell(place);
            if (!text.isEmpty() && known.containsKey(name)) {
                plain(column, text, known.get(name).type()).ifPresent(plain -> read.put(name, plain));
            }
        }
        return read;
    }

    private java.util.Optional<String> plain(Column column, String text, StageFact.Type type) {
        return switch (type) {
            case DATE ->
                java.util.Optional.ofNullable(date(column, text))
                        .map(found -> found.toLocalDate().toString());
            case NUMBER -> java.util.Optional.ofNullable(number(column, text)).map(BigDecimal::toPlainString);
            case FLAG, WORD, TEXT -> java.util.Optional.of(text);
        };
    }

    /** The heading of the column that goes into a fact. */
    String heading(String fact) {
        return file.columns().stream()
                .filter(column -> column.fact().filter(fact::equals).isPresent())
                .map(Column::heading)
                .findFirst()
                .orElse(fact);
    }

    private java.util.Optional<String> plain(Column column, String text) {
        if (column.type() == org.penstock.fields.FieldType.DATE) {
            LocalDateTime date = date(column, text);
            return java.util.Optional.ofNullable(date)
                    .map(found -> found.toLocalDate().toString());
        }
        if (column.type() == org.penstock.fields.FieldType.NUMBER) {
            BigDecimal number = number(column, text);
            return java.util.Optional.ofNullable(number).map(BigDecimal::toPlainString);
        }
        return java.util.Optional.of(text);
    }

    private @Nullable BigDecimal number(Column column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal number = column.numberForm().parse(text).orElse(null);
        if (number == null) {
            wrong.add(Refusal.at(column.heading(), "imports.row.number", column.heading(), clipped(text)));
            return null;
        }
        return column.scale().compareTo(BigDecimal.ONE) == 0 ? number : number.multiply(column.scale());
    }

    private @Nullable LocalDateTime date(Column column, String text) {
        if (text.isEmpty() || DateForm.saysNone(text)) {
            return null;
        }
        DateForm form = column.dateForm() == null ? DateForm.YEAR_FIRST : column.dateForm();
        LocalDateTime date = form.parse(text, zone).orElse(null);
        if (date == null && form != DateForm.YEAR_FIRST && text.indexOf('-') == 4) {
            date = DateForm.YEAR_FIRST.parse(text, zone).orElse(null);
        }
        if (date == null) {
            String key = DateForm.looksLike(text) ? "imports.row.no-such-day" : "imports.row.date";
            wrong.add(Refusal.at(column.heading(), key, column.heading(), clipped(text), form.name()));
        }
        return date;
    }

    private Refusal refusal(String key, Target target, String text) {
        String heading = file.place(target)
                .map(place -> file.columns().get(place).heading())
                .orElse("");
        return Refusal.at(heading, "imports.row." + key, heading, clipped(text));
    }

    static String clipped(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
