package org.penstock.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/** A row while it is worked out. */
final class PlanRow {
    final Line line;
    final Entity entity;
    Action action = Action.CREATE;
    String title = "";

    @Nullable UUID record;

    @Nullable String question;

    /** What is to be written, as the kind of row has it. */
    @Nullable Object write;

    final List<Refusal> reasons = new ArrayList<>();
    final List<Difference> differences = new ArrayList<>();
    /** Further rows that say the same about the record, from files that only add to it. */
    final List<Line> alongside = new ArrayList<>();

    PlanRow(Line line, Entity entity) {
        this.line = line;
        this.entity = entity;
    }

    void reject(List<Refusal> why) {
        action = Action.REJECT;
        reasons.addAll(why);
    }

    void reject(Refusal why) {
        reject(List.of(why));
    }

    void skip(Refusal why) {
        action = Action.SKIP;
        reasons.add(why);
    }

    void ask(String about, Refusal why) {
        action = Action.CONFLICT;
        question = about;
        reasons.add(why);
    }

    void conflict(Refusal why) {
        action = Action.CONFLICT;
        reasons.add(why);
    }

    void note(Refusal what) {
        reasons.add(what);
    }

    /** The record that a name stands for; null where the row can't go on for want of it. */
    @Nullable Ref settle(Match match) {
        if (match instanceof Match.Found found) {
            return found.ref();
        }
        if (match instanceof Match.Ask ask) {
            ask(ask.question(), ask.why());
        } else if (match instanceof Match.LeaveOut out) {
            skip(out.why());
        }
        return null;
    }

    boolean goes() {
        return action.writes();
    }

    void differs(String field, @Nullable Object before, @Nullable Object after) {
        String was = before == null ? "" : before.toString();
        String is = after == null ? "" : after.toString();
        if (!is.isEmpty() && !is.equals(was)) {
            differences.add(new Difference(field, was, is));
        }
    }

    List<ImportRow> rows() {
        List<ImportRow> rows = new ArrayList<>();
        rows.add(row(line));
        alongside.forEach(more -> rows.add(row(more)));
        return rows;
    }

    private ImportRow row(Line at) {
        return new ImportRow(
                at.file(), at.number(), entity, action, clipped(title), record, reasons, differences, question);
    }

    private static String clipped(String title) {
        return title.length() <= 200 ? title : title.substring(0, 200) + "…";
    }
}
