package org.penstock.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.Product;
import org.penstock.catalog.Products;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which product of the catalog meets which requirement of a deal, and what stays open. */
@Component
public class Coverage {
    /** The most products that are held against the requirements of a deal. */
    public static final int PRODUCTS_MAX = 12;

    /** The longest note of a cell, in characters. */
    public static final int NOTE_MAX = 500;

    private static final String COLUMNS = """
            select p.id, p.name, min(x.place) as place, bool_or(x.sold) as sold
              from (select product_id, position as place, false as sold from needs_product where deal_id = :deal
                     union all
                    select product_id, 1000 + position, true from line_item
                     where deal_id = :deal and product_id is not null
                     union all
                    select c.product_id, 2000, false from needs_item i join needs_coverage c on c.item_id = i.id
                     where i.deal_id = :deal and i.removed_at is null) x
              join product p on p.id = x.product_id
             group by p.id, p.name order by place, lower(p.name), p.id limit :limit""";
    private static final String ADD = """
            insert into needs_product (deal_id, product_id, position)
            values (:deal, :product,
                    (select coalesce(max(position) + 1, 0) from needs_product where deal_id = :deal))
                on conflict do nothing""";
    private static final String REMOVE = "delete from needs_product where deal_id = :deal and product_id = :product";
    private static final String FORGET = """
            delete from needs_coverage where product_id = :product
               and item_id in (select id from needs_item where deal_id = :deal)""";
    private static final String PUT = """
            insert into needs_coverage (item_id, product_id, meets, note) values (:item, :product, :meets, :note)
                on conflict (item_id, product_id) do update
               set meets = excluded.meets, note = excluded.note, version = needs_coverage.version + 1""";
    private static final String CLEAR = "delete from needs_coverage where item_id = :item and product_id = :product";

    private static final String CLEAR_ALL = "delete from needs_coverage where item_id = :item";

    private final JdbcClient jdbc;
    private final Needs needs;
    private final NeedItems items;
    private final Products products;
    private final StageFacts facts;
    private final NeedsFacts kept;
    private final Sheets sheets;

    Coverage(
            JdbcClient jdbc,
            Needs needs,
            NeedItems items,
            Products products,
            StageFacts facts,
            NeedsFacts kept,
            Sheets sheets) {
        this.jdbc = jdbc;
        this.needs = needs;
        this.items = items;
        this.products = products;
        this.facts = facts;
        this.kept = kept;
        this.sheets = sheets;
    }

    /** @param sold whether the deal's line items name it, so that it stays a column */
    public record Column(UUID product, String name, boolean sold) {}

    /**
     * Requirements against products.
     *
     * @param weighing how the weights of the requirements are meant
     */
    public record CoverageGrid(List<Column> columns, List<Requirement> rows, Weighing weighing) {
        public CoverageGrid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        public Optional<Requirement.Cover> cell(Requirement row, Column column) {
            return row.products().stream()
                    .filter(cover -> cover.product().equals(column.product()))
                    .findFirst();
        }

        public List<Requirement> openMusts() {
            return rows.stream()
                    .filter(Requirement::must)
                    .filter(Requirement::open)
                    .toList();
        }

        public List<Requirement> openShoulds() {
            return rows.stream()
                    .filter(row -> !row.must())
                    .filter(Requirement::open)
                    .toList();
        }

        /** The share of all weight that a product meets, in whole per cent; what it meets partly counts half. */
        public int share(Column column) {
            int all = rows.stream().mapToInt(Requirement::weight).sum();
            int halves = rows.stream()
                    .mapToInt(row -> row.weight()
                            * cell(row, column)
                                    .map(cover -> 2 - cover.meets().ordinal())
                                    .orElse(0))
                    .sum();
            return all == 0 ? 0 : Math.round(halves * 50f / all);
        }
    }

    public CoverageGrid of(Actor actor, UUID deal) {
        return new CoverageGrid(columns(deal), needs.requirements(actor, deal), items.weighing(deal));
    }

    @Transactional
    public Result<CoverageGrid> add(Actor actor, UUID deal, @Nullable UUID product) {
        facts.open(actor, deal);
        Optional<Product> found = product == null
                ? Optional.empty()
                : products.find(actor, product).filter(one -> !one.binned());
        if (found.isEmpty()) {
            return Result.refused(Refusal.at("product", "needs.refused.product"));
        }
        if (columns(deal).size() >= PRODUCTS_MAX) {
            return Result.refused(Refusal.at("product", "needs.refused.products", PRODUCTS_MAX));
        }
        sheets.touch(deal);
        jdbc.sql(ADD).param("deal", deal).param("product", found.get().id()).update();
        return Result.done(of(actor, deal));
    }

    /** Takes a product out of the comparison with what was said of it; one of the line items keeps its column. */
    @Transactional
    public void remove(Actor actor, UUID deal, UUID product) {
        facts.open(actor, deal);
        Column column = column(deal, product);
        sheets.touch(deal);
        jdbc.sql(REMOVE).param("deal", deal).param("product", product).update();
        jdbc.sql(FORGET).param("deal", deal).param("product", product).update();
        kept.note(actor, deal, NeedsFacts.told("product_removed", column.name()));
    }

    /**
     * Says how far a product meets a requirement.
     *
     * @param meets null takes back what was said
     * @param version of the cell that the writer read, 0 for an empty one; null for any
     */
    @Transactional
    public Result<Requirement> put(
            Actor actor,
            UUID deal,
            UUID item,
            UUID product,
            @Nullable Integer version,
            @Nullable Meets meets,
            String note) {
        facts.open(actor, deal);
        Requirement before = requirement(actor, deal, item);
        Column column = column(deal, product);
        Optional<Requirement.Cover> cell = cover(before, product);
        if (same(cell, meets, note)) {
            return Result.done(before);
        }
        if (version != null
                && version.intValue() != cell.map(Requirement.Cover::version).orElse(0)) {
            return Result.stale(before);
        }
        if (note.length() > NOTE_MAX) {
            return Result.refused(Refusal.at("note", "needs.refused.note", NOTE_MAX));
        }
        sheets.touch(deal);
        write(item, product, meets, note.strip());
        Requirement now = requirement(actor, deal, item);
        String what = now.text() + " · " + column.name();
        kept.note(
                actor,
                deal,
                meets == null
                        ? NeedsFacts.told("uncovered", what)
                        : NeedsFacts.told("covered", StageFacts.change(what, meets.code())));
        return Result.done(now);
    }

    void clear(UUID item) {
        jdbc.sql(CLEAR_ALL).param("item", item).update();
    }

    void write(UUID item, UUID product, @Nullable Meets meets, String note) {
        JdbcClient.StatementSpec statement =
                jdbc.sql(meets == null ? CLEAR : PUT).param("item", item).param("product", product);
        if (meets != null) {
            statement = statement.param("meets", meets.code()).param("note", note);
        }
        statement.update();
    }

    private List<Column> columns(UUID deal) {
        return new ArrayList<>(jdbc.sql(COLUMNS)
                .params(Map.of("deal", deal, "limit", PRODUCTS_MAX))
                .query((row, number) ->
                        new Column(row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("sold")))
                .list());
    }

    private Column column(UUID deal, UUID product) {
        return columns(deal).stream()
                .filter(one -> one.product().equals(product))
                .findFirst()
                .orElseThrow(() -> new Missing("Product"));
    }

    private Requirement requirement(Actor actor, UUID deal, UUID item) {
        return needs.requirements(actor, deal).stream()
                .filter(one -> one.id().equals(item))
                .findFirst()
                .orElseThrow(() -> new Missing("Requirement"));
    }

    private static boolean same(Optional<Requirement.Cover> cell, @Nullable Meets meets, String note) {
        return cell.map(cover -> cover.meets() == meets && cover.note().equals(note.strip()))
                .orElse(meets == null);
    }

    private static Optional<Requirement.Cover> cover(Requirement requirement, UUID product) {
        return requirement.products().stream()
                .filter(one -> one.product().equals(product))
                .findFirst();
    }
}
