package org.penstock.catalog;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Price lists and the prices on them. */
@Component
public class PriceLists {
    private static final String COLUMNS =
            "select id, name, currency, standard, retired_at is not null as retired, version from price_list ";
    private static final String ALL = COLUMNS + "order by retired_at is not null, currency, standard desc, lower(name)";
    private static final String ONE = COLUMNS + "where id = :id";
    private static final String STANDARD = COLUMNS + "where currency = :currency and standard";
    private static final String INSERT = """
            insert into price_list (id, name, currency, standard) values (:id, :name, :currency, :standard)""";
    private static final String CHANGE = """
            update price_list set name = :name, currency = :currency, standard = :standard, version = version + 1
             where id = :id""";
    private static final String LOCK = "select id from price_list where id = any(:ids) order by id for update";
    private static final String HAS_PRICES = "select exists (select from price where price_list_id = :id)";
    private static final String NOT_STANDARD = """
            update price_list set standard = false, version = version + 1 where currency = :currency and standard""";
    private static final String MAKE_STANDARD =
            "update price_list set standard = true, version = version + 1 where id = :id";
    private static final String RETIRE =
            "update price_list set retired_at = now(), version = version + 1 where id = :id and retired_at is null";
    private static final String RESTORE =
            "update price_list set retired_at = null, version = version + 1 where id = :id";
    private static final String OF_PRODUCTS = """
            select p.product_id, p.price_list_id, p.amount from price p where p.product_id = any(:products)""";
    private static final String IN_CURRENCY = """
            select p.product_id, p.price_list_id, p.amount
              from price p join price_list l on l.id = p.price_list_id
             where l.standard and l.currency = :currency and p.product_id = any(:products)""";
    private static final String PUT = """
            insert into price (product_id, price_list_id, amount)
            select * from unnest(:products::uuid[], :lists::uuid[], :amounts::numeric[])
                on conflict (product_id, price_list_id) do update set amount = excluded.amount""";
    private static final String DELETE = """
            delete from price p using unnest(:products::uuid[], :lists::uuid[]) as gone (product, list)
             where p.product_id = gone.product and p.price_list_id = gone.list""";
    private static final String ERASE = """
            delete from price_list l where l.id = any(:ids)
               and not exists (select from price p where p.price_list_id = l.id) returning l.id""";

    /** The most price lists, retired ones included. */
    public static final int LISTS_MAX = 100;

    static final int NAME_MAX = 80;

    /** The highest price; the column holds no more. */
    public static final BigDecimal PRICE_MAX = new BigDecimal("999999999999999");

    private final JdbcClient jdbc;
    private final Ids ids;

    PriceLists(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** All lists by currency, the standard one first, retired ones last. */
    public List<PriceList> all(Actor actor) {
        return jdbc.sql(ALL).query(PriceLists::priceList).list();
    }

    /** The lists in use. */
    public List<PriceList> current(Actor actor) {
        return all(actor).stream().filter(list -> !list.retired()).toList();
    }

    public PriceList get(Actor actor, UUID id) {
        return jdbc.sql(ONE)
                .param("id", id)
                .query(PriceLists::priceList)
                .optional()
                .orElseThrow(() -> new Missing("Price list"));
    }

    /** The list that tells prices in the currency, if there is one. */
    public Optional<PriceList> standard(Actor actor, String currency) {
        return jdbc.sql(STANDARD)
                .param("currency", currency)
                .query(PriceLists::priceList)
                .optional();
    }

    /** The standard list of the currency; made under the currency's code where there is none. For imports. */
    @Transactional
    public PriceList standardOrNew(Actor actor, String currency) {
        return standard(actor, currency).orElseGet(() -> {
            Forbidden.unless(actor, Right.IMPORT);
            return insert(freeName(actor, currency), currency, true);
        });
    }

    /** A new list; the first of its currency is the standard one. */
    @Transactional
    public Result<PriceList> create(Actor actor, String name, String currency) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Refusal> refusals = refusals(actor, name, null);
        if (unknown(currency)) {
            refusals.add(Refusal.at("currency", "catalog.refused.currency"));
        }
        if (all(actor).size() >= LISTS_MAX) {
            refusals.add(Refusal.of("catalog.refused.too-many-lists", LISTS_MAX));
        }
        return refusals.isEmpty()
                ? Result.done(
                        insert(name.strip(), currency, standard(actor, currency).isEmpty()))
                : Result.refused(refusals);
    }

    /**
     * Another name or, while it holds no price, another currency. A list that comes to a currency without a standard list
     * becomes that.
     */
    @Transactional
    public Result<PriceList> change(Actor actor, UUID id, int version, String name, String currency) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        lock(List.of(id));
        PriceList present = get(actor, id);
        if (present.version() != version) {
            return Result.stale(present);
        }
        List<Refusal> refusals = refusals(actor, name, id);
        if (!present.currency().equals(currency)) {
            refusals.addAll(otherCurrency(present, currency));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        boolean standard = present.currency().equals(currency)
                ? present.standard()
                : !present.retired() && standard(actor, currency).isEmpty();
        jdbc.sql(CHANGE)
                .param("id", id)
                .param("name", name.strip())
                .param("currency", currency)
                .param("standard", standard)
                .update();
        return Result.done(get(actor, id));
    }

    /** Makes it the list that tells prices in its currency, instead of the one that did. */
    @Transactional
    public Result<PriceList> makeStandard(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        PriceList list = get(actor, id);
        if (list.retired()) {
            return Result.refused(Refusal.of("catalog.refused.retired-standard", list.name()));
        }
        if (!list.standard()) {
            jdbc.sql(NOT_STANDARD).param("currency", list.currency()).update();
            jdbc.sql(MAKE_STANDARD).param("id", id).update();
        }
        return Result.done(get(actor, id));
    }

    /** Nobody can choose it any more; the standard list of a currency can't be retired. */
    @Transactional
    public Result<PriceList> retire(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        PriceList list = get(actor, id);
        if (list.standard()) {
            return Result.refused(Refusal.of("catalog.refused.standard-retired", list.name(), list.currency()));
        }
        jdbc.sql(RETIRE).param("id", id).update();
        return Result.done(get(actor, id));
    }

    @Transactional
    public Result<PriceList> restore(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        PriceList list = get(actor, id);
        List<Refusal> refusals = refusals(actor, list.name(), id);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        jdbc.sql(RESTORE).param("id", id).update();
        return Result.done(get(actor, id));
    }

    /** What the product costs in the currency by its standard list; empty when that list has no price for it. */
    public Optional<Money> priceOf(Actor actor, UUID product, String currency) {
        return Optional.ofNullable(pricesOf(actor, List.of(product), currency).get(product));
    }

    /** The same for many products; those without a price are left out. */
    public Map<UUID, Money> pricesOf(Actor actor, Collection<UUID> products, String currency) {
        Map<UUID, Money> prices = new HashMap<>();
        jdbc.sql(IN_CURRENCY)
                .param("products", products.toArray(UUID[]::new))
                .param("currency", currency)
                .query(row -> {
                    prices.put(
                            row.getObject("product_id", UUID.class), Money.of(row.getBigDecimal("amount"), currency));
                });
        return prices;
    }

    /** All prices of the products, on all lists. */
    public List<Price> prices(Actor actor, Collection<UUID> products) {
        return jdbc.sql(OF_PRODUCTS)
                .param("products", products.toArray(UUID[]::new))
                .query((row, number) -> new Price(
                        row.getObject("product_id", UUID.class),
                        row.getObject("price_list_id", UUID.class),
                        row.getBigDecimal("amount")))
                .list();
    }

    /** Puts prices, or takes them away where the amount is null; answers what stood there before, for an undo. */
    @Transactional
    public List<Price> put(Actor actor, List<Price> prices) {
        Forbidden.unless(actor, actor.via() == Actor.Via.IMPORT ? Right.IMPORT : Right.MANAGE_PIPELINES);
        List<Price> before = before(actor, prices);
        List<Price> set =
                prices.stream().filter(price -> price.amount() != null).toList();
        List<Price> gone =
                prices.stream().filter(price -> price.amount() == null).toList();
        if (!set.isEmpty()) {
            statement(PUT, set)
                    .param("amounts", set.stream().map(Price::amount).toArray(BigDecimal[]::new))
                    .update();
        }
        if (!gone.isEmpty()) {
            statement(DELETE, gone).update();
        }
        return before;
    }

    /** Deletes lists that hold no price any more, for the undo of an import; answers those that are gone. */
    @Transactional
    public List<UUID> erase(Actor actor, List<UUID> lists) {
        Forbidden.unless(actor, Right.IMPORT);
        return jdbc.sql(ERASE)
                .param("ids", lists.toArray(UUID[]::new))
                .query(ProductRows::id)
                .list();
    }

    /** Keeps others from changing these lists and their prices until the transaction ends. */
    void lock(Collection<UUID> lists) {
        jdbc.sql(LOCK)
                .param("ids", lists.toArray(UUID[]::new))
                .query(ProductRows::id)
                .list();
    }

    private List<Refusal> otherCurrency(PriceList list, String currency) {
        if (unknown(currency)) {
            return List.of(Refusal.at("currency", "catalog.refused.currency"));
        }
        return jdbc.sql(HAS_PRICES).param("id", list.id()).query(Boolean.class).single()
                ? List.of(Refusal.at("currency", "catalog.refused.currency-of-prices", list.currency()))
                : List.of();
    }

    private static boolean unknown(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency));
    }

    private List<Price> before(Actor actor, List<Price> prices) {
        Map<List<UUID>, @Nullable BigDecimal> present = new HashMap<>();
        prices(actor, prices.stream().map(Price::productId).distinct().toList())
                .forEach(price -> present.put(List.of(price.productId(), price.priceListId()), price.amount()));
        return prices.stream()
                .map(price -> new Price(
                        price.productId(),
                        price.priceListId(),
                        present.get(List.of(price.productId(), price.priceListId()))))
                .toList();
    }

    private JdbcClient.StatementSpec statement(String sql, List<Price> prices) {
        return jdbc.sql(sql)
                .param("products", prices.stream().map(Price::productId).toArray(UUID[]::new))
                .param("lists", prices.stream().map(Price::priceListId).toArray(UUID[]::new));
    }

    private List<Refusal> refusals(Actor actor, String name, @Nullable UUID self) {
        List<Refusal> refusals = new ArrayList<>();
        if (name.isBlank() || name.strip().length() > NAME_MAX) {
            refusals.add(Refusal.at("name", "catalog.refused.list-name", NAME_MAX));
        }
        if (taken(actor, name, self)) {
            refusals.add(Refusal.at("name", "catalog.refused.list-name-taken", name.strip()));
        }
        return refusals;
    }

    private boolean taken(Actor actor, String name, @Nullable UUID self) {
        return current(actor).stream()
                .anyMatch(list ->
                        list.name().equalsIgnoreCase(name.strip()) && !list.id().equals(self));
    }

    private String freeName(Actor actor, String currency) {
        String name = currency;
        for (int n = 2; taken(actor, name, null); n++) {
            name = currency + " " + n;
        }
        return name;
    }

    private PriceList insert(String name, String currency, boolean standard) {
        PriceList list = new PriceList(ids.next(), name, currency, standard, false, 1);
        jdbc.sql(INSERT)
                .param("id", list.id())
                .param("name", name)
                .param("currency", currency)
                .param("standard", standard)
                .update();
        return list;
    }

    private static PriceList priceList(ResultSet row, int number) throws SQLException {
        return new PriceList(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("currency"),
                row.getBoolean("standard"),
                row.getBoolean("retired"),
                row.getInt("version"));
    }
}
