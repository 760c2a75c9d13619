package org.penstock.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/**
 * What the dry run says of one row.
 *
 * @param line the row's number in its file, the headings being 1
 * @param record the record that it makes or meets
 * @param reasons why it is skipped, in conflict or rejected; notes on rows that are written
 * @param question what somebody has to decide, the same for all rows alike
 */
public record ImportRow(
        int file,
        int line,
        Entity entity,
        Action action,
        String title,
        @Nullable UUID record,
        List<Refusal> reasons,
        List<Difference> differences,
        @Nullable String question) {

    public ImportRow {
        reasons = List.copyOf(reasons);
        differences = List.copyOf(differences);
    }

    ImportRow instead(Action to, Refusal reason) {
        return new ImportRow(file, line, entity, to, title, record, List.of(reason), differences, null);
    }
}
