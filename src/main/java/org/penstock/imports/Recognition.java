package org.penstock.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.CustomField;
import org.penstock.fields.FieldType;
import org.penstock.kernel.Names;

/** Finds out what a file holds and where its columns go: by the words of the headings first, then by what is in them. */
final class Recognition {
    /** A revenue column whose greatest figure is smaller than this is in millions. */
    private static final double MILLIONS_BELOW = 1_000_000;

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private Recognition() {}

    /** What the file holds; null when nothing tells. */
    static @Nullable Entity entity(List<String> headings) {
        Entity best = null;
        int most = 0;
        for (Entity candidate : Entity.values()) {
            Set<Target> found = targets(candidate, headings);
            if (enough(candidate, found) && found.size() > most) {
                best = candidate;
                most = found.size();
            }
        }
        boolean closing = best == Entity.DEALS && onlyCloses(targets(best, headings));
        return closing ? Entity.CLOSED_DEALS : best;
    }

    private static Set<Target> targets(Entity entity, List<String> headings) {
        Set<Target> found = EnumSet.noneOf(Target.class);
        headings.forEach(heading -> Dictionary.HEADINGS.meanings(heading).stream()
                .flatMap(code -> Target.of(code).stream())
                .filter(target -> target.entity() == entity)
                .filter(target -> !found.contains(target))
                .findFirst()
                .ifPresent(found::add));
        return found;
    }

    private static boolean enough(Entity entity, Set<Target> found) {
        return switch (entity) {
            case REPS ->
                found.contains(Target.REP_NAME)
                        && (found.contains(Target.REP_MANAGER) || found.contains(Target.REP_OFFICE));
            case PRODUCTS ->
                found.contains(Target.PRODUCT_NAME)
                        && (found.contains(Target.PRODUCT_PRICE) || found.contains(Target.PRODUCT_CODE));
            case ORGANISATIONS -> found.contains(Target.ORGANISATION_NAME) && found.size() > 1;
            case PEOPLE ->
                found.contains(Target.PERSON_NAME) && found.size() > 1 || found.contains(Target.PERSON_LAST_NAME);
            case DEALS ->
                found.contains(Target.DEAL_STAGE)
                        || found.contains(Target.DEAL_TITLE) && found.size() > 2
                        || found.contains(Target.DEAL_EMAIL) && !found.contains(Target.DEAL_TITLE)
                        || found.contains(Target.DEAL_ID)
                                && (found.contains(Target.DEAL_CREATED) || found.contains(Target.DEAL_WON));
            case CLOSED_DEALS -> false;
        };
    }

    private static boolean onlyCloses(Set<Target> found) {
        return found.contains(Target.DEAL_ID)
                && found.contains(Target.DEAL_WON)
                && !found.contains(Target.DEAL_STAGE)
                && !found.contains(Target.DEAL_TITLE)
                && !found.contains(Target.DEAL_CREATED);
    }

    /** The columns with their use; a target is given once, to the leftmost that fits. */
    static List<Column> columns(
            @Nullable Entity entity,
            List<String> headings,
            List<Profile.Summary> profiles,
            List<CustomField> fields,
            boolean mayCreate) {
        Map<Target, Boolean> taken = new EnumMap<>(Target.class);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            Profile.Summary profile = profiles.get(i);
            String use = entity == null ? "" : use(entity, headings.get(i), profile, taken, fields, mayCreate);
            columns.add(new Column(
                    headings.get(i),
                    use,
                    profile.dateForm(),
                    profile.numberForm(),
                    scale(use, profile),
                    profile.ambiguous(),
                    profile.filled(),
                    profile.samples(),
                    profile.type(),
                    profile.options()));
        }
        return columns;
    }

    /** The same for columns that were looked at before; no new fields are proposed. */
    static List<Column> again(@Nullable Entity entity, List<Column> columns, List<CustomField> fields) {
        Map<Target, Boolean> taken = new EnumMap<>(Target.class);
        List<Column> again = new ArrayList<>();
        for (Column column : columns) {
            Profile.Summary profile = new Profile.Summary(
                    column.filled(),
                    column.samples(),
                    column.type(),
                    column.dateForm(),
                    column.ambiguous(),
                    column.numberForm(),
                    false,
                    false,
                    0,
                    column.options());
            again.add(column.use(entity == null ? "" : use(entity, column.heading(), profile, taken, fields, false)));
        }
        return again;
    }

    private static String use(
            Entity entity,
            String heading,
            Profile.Summary profile,
            Map<Target, Boolean> taken,
            List<CustomField> fields,
            boolean mayCreate) {
        for (String code : Dictionary.HEADINGS.meanings(heading)) {
            Target target = Target.of(code).orElse(null);
            if (target != null && Target.of(entity).contains(target) && fits(target, profile) && free(target, taken)) {
                return code;
            }
        }
        for (CustomField field : fields) {
            if (Names.key(field.label()).equals(Names.key(heading))) {
                return Column.CUSTOM + field.key();
            }
        }
        Target byContent = byContent(entity, profile);
        if (byContent != null && free(byContent, taken)) {
            return byContent.code();
        }
        return profile.filled() > 0 && mayCreate && entity.subject() != null ? newField(profile.type()) : "";
    }

    static String newField(FieldType type) {
        return Column.NEW + type.code();
    }

    /** A heading alone is not enough where the cells can't be what it says. */
    private static boolean fits(Target target, Profile.Summary profile) {
        return switch (target.form()) {
            case TEXT -> true;
            case DATE -> profile.filled() == 0 || profile.dateForm() != null;
            case NUMBER -> profile.filled() == 0 || profile.dateForm() == null;
        };
    }

    private static boolean free(Target target, Map<Target, Boolean> taken) {
        return taken.put(target, true) == null;
    }

    private static @Nullable Target byContent(Entity entity, Profile.Summary profile) {
        if (profile.emails()) {
            return entity == Entity.PEOPLE
                    ? Target.PERSON_EMAIL
                    : entity == Entity.ORGANISATIONS ? Target.ORGANISATION_EMAIL : null;
        }
        if (profile.phones()) {
            return entity == Entity.PEOPLE
                    ? Target.PERSON_PHONE
                    : entity == Entity.ORGANISATIONS ? Target.ORGANISATION_PHONE : null;
        }
        return null;
    }

    private static BigDecimal scale(String use, Profile.Summary profile) {
        boolean millions = use.equals(Target.ORGANISATION_REVENUE.code())
                && profile.largest() > 0
                && profile.largest() < MILLIONS_BELOW;
        return millions ? MILLION : BigDecimal.ONE;
    }

    /** By this later files with the same headings are known again. */
    static String signature(List<String> headings) {
        return String.join("|", headings.stream().map(Names::key).toList());
    }
}
