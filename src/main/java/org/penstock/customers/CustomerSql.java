package org.penstock.customers;

/** What the reads of customers share. Aliases: customer c, customer_deal cd, deal d, contract k, rate r. */
final class CustomerSql {
    static final String VISIBLE =
            "d.deleted_at is null and d.outcome = 'won' and (:all or d.owner_id is null or d.owner_id = any(:sees::uuid[]))";

    /**
     * A year's worth of a contract: its value over its term in months, times twelve; without a term over its days, times 365;
     * without an end the value itself. In the company's currency.
     */
    static final String ANNUAL = """
            coalesce(d.value, 0) * r.rate * case when k.term_months is not null then 12.0 / k.term_months
                 when k.ends_on is not null then 365.0 / (k.ends_on - k.starts_on + 1) else 1 end""";

    static final String RATES =
            " join unnest(:currencies::text[], :rates::numeric[]) as r (code, rate) on r.code = d.currency ";

    private CustomerSql() {}

    /**
     * Whether a contract runs on a day: one that renews by itself runs on past its end, until its renewal is won or the
     * customer leaves.
     */
    static String runs(String day) {
        return """
            (k.starts_on <= %1$s and (c.left_on is null or c.left_on > %1$s)
             and (k.ends_on is null or k.ends_on >= %1$s
                  or k.renewal = 'automatic' and not exists (
                     select from customer_link l join deal n on n.id = l.deal_id
                      where l.of_deal = d.id and l.kind = 'renewal' and n.outcome = 'won')))""".formatted(day);
    }
}
