package org.penstock.catalog;

import org.jspecify.annotations.Nullable;

/**
 * The facts of a product as a person or an import gives them.
 *
 * @param code the company's own article number; unique
 * @param unit what one of it is: piece, hour, licence
 * @param active it is offered; what is not stays on the deals that have it
 */
public record ProductDraft(
        String name,
        @Nullable String code,
        @Nullable String category,
        @Nullable String unit,
        @Nullable String description,
        boolean active,
        @Nullable String externalSource,
        @Nullable String externalId) {

    public static final int NAME_MAX = 300;
    public static final int CODE_MAX = 80;
    public static final int LINE_MAX = 120;
    public static final int DESCRIPTION_MAX = 5_000;

    public ProductDraft {
        name = name.replace("\0", "").strip();
        code = blankToNull(code);
        category = blankToNull(category);
        unit = blankToNull(unit);
        description = blankToNull(description);
    }

    public static ProductDraft named(String name) {
        return new ProductDraft(name, null, null, null, null, true, null, null);
    }

    public ProductDraft withCode(@Nullable String to) {
        return new ProductDraft(name, to, category, unit, description, active, externalSource, externalId);
    }

    public ProductDraft withCategory(@Nullable String to) {
        return new ProductDraft(name, code, to, unit, description, active, externalSource, externalId);
    }

    public ProductDraft withExternal(@Nullable String source, @Nullable String id) {
        return new ProductDraft(name, code, category, unit, description, active, source, id);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.replace("\0", "").strip();
    }
}
