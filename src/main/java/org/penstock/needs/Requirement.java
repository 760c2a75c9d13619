package org.penstock.needs;

import java.util.List;
import java.util.UUID;

/**
 * Something that a customer requires.
 *
 * @param must whether it has to be; otherwise it should
 * @param weight points from 1 to 5 or per cent, as the deal's sheet says
 * @param products what has been said of products of the catalog, those too that don't meet it
 */
public record Requirement(
        UUID id, String text, boolean must, int weight, int position, int version, List<Cover> products) {

    public Requirement {
        products = List.copyOf(products);
    }

    /** What a product does for a requirement. */
    public record Cover(UUID product, String name, Meets meets, String note, int version) {}

    /** Whether no product meets it fully. */
    public boolean open() {
        return products.stream().noneMatch(cover -> cover.meets() == Meets.FULLY);
    }
}
