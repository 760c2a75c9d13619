package org.penstock.insights;

import org.penstock.insights.FigureView.By;
import org.penstock.insights.FigureView.Only;

/**
 * A breakdown as SQL: the key of a deal's group, and the condition of one group. Both read {@code c.credit}, the owner to
 * whom the deal counts, and {@code c.at}, when it came into the cohort.
 */
final class Breakdown {
    private static final String TEAMS = "\n  left join team_member tm on tm.account_id = c.credit";
    private static final String PRODUCTS = """

              left join (select distinct deal_id, product_id from line_item where product_id is not null) li
                on li.deal_id = c.deal_id""";

    private final By by;
    private final int fiscalStart;

    Breakdown(By by, int fiscalStart) {
        this.by = by;
        this.fiscalStart = fiscalStart;
    }

    String join() {
        return switch (by) {
            case TEAM -> TEAMS;
            case PRODUCT -> PRODUCTS;
            default -> "";
        };
    }

    String key() {
        return switch (by) {
            case NONE -> "''";
            case REP -> "coalesce(c.credit::text, '')";
            case TEAM -> "coalesce(tm.team_id::text, '')";
            case PRODUCT -> "coalesce(li.product_id::text, '')";
            case SOURCE -> "coalesce(c.source, '')";
            case PIPELINE -> "c.pipeline_id::text";
            case MONTH, QUARTER, YEAR -> bucket();
        };
    }

    /** The first day of the month, fiscal quarter or fiscal year, in the company's zone. */
    private String bucket() {
        int shift = by == By.MONTH ? 0 : by == By.QUARTER ? (fiscalStart - 1) % 3 : fiscalStart - 1;
        return ("to_char(date_trunc('%s', (c.at at time zone :zone) - interval '%d months') + interval '%d months',"
                        + " 'YYYY-MM-DD')")
                .formatted(by.code(), shift, shift);
    }

    /** Whether a deal belongs to the group whose key is the named value. */
    String isGroup(String name) {
        return switch (by) {
            case TEAM -> """
                    case when :%1$s = '' then not exists (select 1 from team_member m where m.account_id = c.credit)
                         else exists (select 1 from team_member m
                                       where m.account_id = c.credit and m.team_id::text = :%1$s) end""".formatted(name);
            case PRODUCT -> """
                    case when :%1$s = '' then not exists (select 1 from line_item i
                                                     where i.deal_id = c.deal_id and i.product_id is not null)
                         else exists (select 1 from line_item i
                                       where i.deal_id = c.deal_id and i.product_id::text = :%1$s) end""".formatted(name);
            default -> key() + " = :" + name;
        };
    }

    static Breakdown of(Only only, int fiscalStart) {
        return new Breakdown(only.by(), fiscalStart);
    }
}
