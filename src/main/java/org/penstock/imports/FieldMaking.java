package org.penstock.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldDraft;
import org.penstock.fields.Subject;
import org.penstock.imports.TraceRows.Draft;
import org.penstock.imports.TraceRows.Kind;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Names;
import org.penstock.kernel.Result;
import org.springframework.stereotype.Component;

/** Custom fields for columns that are nothing else: imagined in a dry run, made before the rows are written. */
@Component
class FieldMaking {
    private static final int LABEL_MAX = 80;

    private final CustomFields fields;
    private final RunRows runs;
    private final TraceRows traces;
    private final Ids ids;

    FieldMaking(CustomFields fields, RunRows runs, TraceRows traces, Ids ids) {
        this.fields = fields;
        this.runs = runs;
        this.traces = traces;
        this.ids = ids;
    }

    /** The fields that columns go into. Those to be made have a key of their own until then. */
    void lookUp(List<ImportFile> files, Map<Column, String> keys, Map<Entity, List<CustomField>> bySort) {
        for (ImportFile file : files) {
            Subject subject = file.entity() == null ? null : file.entity().subject();
            if (subject == null) {
                continue;
            }
            Entity entity = file.entity() == Entity.CLOSED_DEALS ? Entity.DEALS : file.entity();
            List<CustomField> known = bySort.computeIfAbsent(entity, same -> new ArrayList<>(fields.of(subject)));
            for (int i = 0; i < file.columns().size(); i++) {
                Column column = file.columns().get(i);
                column.custom().ifPresent(key -> keys.put(column, key));
                if (column.isNew()) {
                    String key = "new_" + file.number() + "_" + i;
                    keys.put(column, key);
                    known.add(new CustomField(
                            ids.next(), subject, key, label(column), column.newType(), column.options(), 0, false, 1));
                }
            }
        }
    }

    /** Makes the fields that the columns ask for; the columns go into them from now on. In one transaction. */
    void make(UUID run, Actor actor, List<ImportFile> files) {
        for (ImportFile file : files) {
            Subject subject = file.entity() == null ? null : file.entity().subject();
            if (subject == null || file.columns().stream().noneMatch(Column::isNew)) {
                continue;
            }
            List<Column> columns = file.columns().stream()
                    .map(column -> column.isNew() ? made(run, actor, subject, column) : column)
                    .toList();
            runs.map(run, file.mapped(file.entity(), columns));
        }
    }

    private Column made(UUID run, Actor actor, Subject subject, Column column) {
        String label = label(column);
        for (CustomField field : fields.of(subject)) {
            if (Names.key(field.label()).equals(Names.key(label))) {
                return column.use(Column.CUSTOM + field.key());
            }
        }
        Result<CustomField> made =
                fields.create(actor, new FieldDraft(subject, label, column.newType(), column.options()));
        if (!(made instanceof Result.Done<CustomField> done)) {
            return column.use("");
        }
        traces.add(run, List.of(Draft.made(Kind.FIELD, done.value().id(), label)));
        return column.use(Column.CUSTOM + done.value().key());
    }

    private static String label(Column column) {
        String label = column.heading().replace('_', ' ').strip();
        return label.length() <= LABEL_MAX
                ? label
                : label.substring(0, LABEL_MAX).strip();
    }
}
