package org.penstock.catalog.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceEdit;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.Product;
import org.penstock.catalog.ProductDraft;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;

/**
 * A product as typed.
 *
 * @param prices the inputs of the prices, by list in the order of the lists
 */
public record ProductForm(
        @Nullable Integer version,
        String name,
        String code,
        String category,
        String unit,
        String description,
        boolean active,
        Map<UUID, PriceField> prices) {

    private static final UUID NO_PRODUCT_YET = new UUID(0, 0);

    /** The fields that the form shows errors at. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>(List.of("name", "code", "category", "unit", "description"));
        prices.values().forEach(price -> fields.add(price.name()));
        return fields;
    }

    static ProductForm empty(List<PriceList> lists) {
        return new ProductForm(null, "", "", "", "", "", true, fields(lists, Map.of()));
    }

    static ProductForm of(Product product, List<PriceList> lists, Map<UUID, BigDecimal> prices) {
        ProductDraft facts = product.facts();
        return new ProductForm(
                product.version(),
                facts.name(),
                text(facts.code()),
                text(facts.category()),
                text(facts.unit()),
                text(facts.description()),
                facts.active(),
                fields(lists, prices));
    }

    static ProductForm typed(Map<String, String> typed, List<PriceList> lists) {
        Map<UUID, PriceField> prices = new LinkedHashMap<>();
        for (PriceList list : lists) {
            prices.put(
                    list.id(),
                    new PriceField(
                            field(list),
                            typed.getOrDefault(field(list), ""),
                            typed.getOrDefault("was." + list.id(), "")));
        }
        String version = typed.getOrDefault("version", "");
        return new ProductForm(
                version.matches("\\d{1,9}") ? Integer.valueOf(version) : null,
                typed.getOrDefault("name", ""),
                typed.getOrDefault("code", ""),
                typed.getOrDefault("category", ""),
                typed.getOrDefault("unit", ""),
                typed.getOrDefault("description", ""),
                "true".equals(typed.get("active")),
                prices);
    }

    /** The form once more, to be compared with what stands now. */
    ProductForm again(@Nullable Integer nowVersion, Map<UUID, BigDecimal> present) {
        Map<UUID, PriceField> fields = new LinkedHashMap<>();
        prices.forEach((list, field) -> fields.put(list, field.again(present.get(list))));
        return new ProductForm(nowVersion, name, code, category, unit, description, active, fields);
    }

    /** The facts typed; what the form doesn't show stays. */
    ProductDraft draft(@Nullable ProductDraft before) {
        return new ProductDraft(
                name,
                code,
                category,
                unit,
                description,
                active,
                before == null ? null : before.externalSource(),
                before == null ? null : before.externalId());
    }

    /** The prices that somebody touched, or those that can't be read. */
    Result<List<PriceEdit>> edits(Locale locale) {
        List<PriceEdit> edits = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        prices.forEach((list, field) -> {
            switch (field.edit(NO_PRODUCT_YET, list, locale)) {
                case Result.Done<java.util.Optional<PriceEdit>>(var edit) -> edit.ifPresent(edits::add);
                case Result.Refused<java.util.Optional<PriceEdit>>(var wrong) -> refusals.addAll(wrong);
                case Result.Stale<java.util.Optional<PriceEdit>> stale -> {}
            }
        });
        return refusals.isEmpty() ? Result.done(edits) : Result.refused(refusals);
    }

    private static Map<UUID, PriceField> fields(List<PriceList> lists, Map<UUID, BigDecimal> prices) {
        Map<UUID, PriceField> fields = new LinkedHashMap<>();
        lists.forEach(list -> fields.put(list.id(), PriceField.of(field(list), prices.get(list.id()))));
        return fields;
    }

    private static String field(PriceList list) {
        return "price." + list.id();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
