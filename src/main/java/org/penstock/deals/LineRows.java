package org.penstock.deals;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Line items as they stand in the database. */
@Component
class LineRows {
    private static final String OF = """
            select id, product_id as product, name, quantity, unit_price, discount_percent, periods, net
              from line_item where deal_id = :deal order by position""";
    private static final String DELETE = "delete from line_item where deal_id = :deal";
    private static final String INSERT = """
            insert into line_item (id, deal_id, position, product_id, name, quantity, unit_price, discount_percent, periods,
                                   net)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String PRODUCTS_STILL_THERE = "select id from product where id = any(:products::uuid[])";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;
    private final Ids ids;

    LineRows(JdbcClient jdbc, JdbcTemplate sets, Ids ids) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.ids = ids;
    }

    record Row(UUID deal, int position, String currency, LineDraft line) {}

    List<LineItem> of(UUID deal) {
        return jdbc.sql(OF)
                .param("deal", deal)
                .query((row, number) -> new LineItem(
                        row.getObject("id", UUID.class),
                        row.getObject("product", UUID.class),
                        row.getString("name"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("unit_price"),
                        row.getBigDecimal("discount_percent"),
                        row.getInt("periods"),
                        row.getBigDecimal("net")))
                .list();
    }

    /** The lines as they were entered, for an undo. */
    List<LineDraft> drafts(UUID deal) {
        return of(deal).stream()
                .map(line -> new LineDraft(
                        line.product(),
                        line.name(),
                        line.quantity(),
                        line.unitPrice(),
                        line.discountPercent(),
                        line.periods()))
                .toList();
    }

    /** Puts back what was there before; a line whose product has been erased meanwhile keeps its name alone. */
    void restore(Deal deal, List<LineDraft> lines) {
        List<UUID> known = jdbc.sql(PRODUCTS_STILL_THERE)
                .param(
                        "products",
                        lines.stream()
                                .map(LineDraft::product)
                                .filter(Objects::nonNull)
                                .toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        List<LineDraft> back = lines.stream()
                .map(line -> known.contains(line.product()) ? line : line.withoutProduct())
                .toList();
        replace(deal.id, LineItems.rowsOf(deal.id, deal.currency, back));
        deal.lines = back.size();
    }

    void replace(UUID deal, List<Row> rows) {
        jdbc.sql(DELETE).param("deal", deal).update();
        insert(rows);
    }

    void insert(List<Row> rows) {
        sets.batchUpdate(INSERT, rows, 1000, (statement, row) -> {
            LineDraft line = row.line();
            statement.setObject(1, ids.next());
            statement.setObject(2, row.deal());
            statement.setInt(3, row.position());
            statement.setObject(4, line.product());
            statement.setString(5, line.name());
            statement.setBigDecimal(6, line.quantity());
            statement.setBigDecimal(7, line.unitPrice());
            statement.setBigDecimal(8, line.discountPercent());
            statement.setInt(9, line.periods());
            statement.setBigDecimal(10, line.net(row.currency()));
        });
    }
}
