package org.penstock.catalog;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.catalog.ProductRows.Row;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Products: one at a time for people, in sets for imports. Prices are {@link PriceLists}. */
@Component
public class Products {
    private static final String CODE_TAKEN =
            "select count(*) from product where lower(code) = lower(:code) and id <> :id and deleted_at is null";
    private static final String REMOVE = """
            update product set deleted_at = :now, updated_at = :now, version = version + 1
             where id = :id and version = :version and deleted_at is null""";
    private static final String TAKE_BACK = """
            update product set deleted_at = null, updated_at = :now, version = version + 1
             where id = :id and deleted_at is not null""";
    private static final String BY_KEYS =
            "select name_key as key, id from product where name_key = any(:keys) and deleted_at is null order by id";
    private static final String BY_CODES = """
            select lower(code) as key, id from product
             where lower(code) = any(:keys) and deleted_at is null order by id""";
    private static final String VERSIONS = "select id, version from product where id = any(:ids)";
    private static final String ERASE = "delete from product where id = any(:ids) returning id";

    private final JdbcClient jdbc;
    private final ProductRows rows;
    private final Ids ids;
    private final Clock clock;

    Products(JdbcClient jdbc, ProductRows rows, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new product under an id that the caller made. */
    public record Fresh(UUID id, ProductDraft facts) {}

    /** New facts for a product that still stands in this version. */
    public record Rewrite(UUID id, int version, ProductDraft facts) {}

    /** The product, in the bin too; {@link Missing} when there is none. */
    public Product get(Actor actor, UUID id) {
        return find(actor, id).orElseThrow(() -> new Missing("Product"));
    }

    public Optional<Product> find(Actor actor, UUID id) {
        return Optional.ofNullable(byIds(actor, List.of(id)).get(id));
    }

    /** Those that are there, by id, in the bin too. */
    public Map<UUID, Product> byIds(Actor actor, Collection<UUID> wanted) {
        return rows.byIds(wanted);
    }

    /** What is wrong with a draft, before anything is looked up. For the dry run of an import. */
    public static List<Refusal> flaws(ProductDraft draft) {
        return ProductCheck.of(draft);
    }

    @Transactional
    public Result<Product> create(Actor actor, ProductDraft draft) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        UUID id = ids.next();
        List<Refusal> refusals = refusals(id, draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        rows.insert(List.of(new Row(id, 0, draft, now())));
        return Result.done(get(actor, id));
    }

    @Transactional
    public Result<Product> change(Actor actor, UUID id, int version, ProductDraft draft) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Product present = get(actor, id);
        if (present.version() != version || present.binned()) {
            return Result.stale(present);
        }
        List<Refusal> refusals = refusals(id, draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        List<UUID> changed = rows.update(List.of(new Row(id, version, draft, now())));
        return changed.isEmpty() ? Result.stale(get(actor, id)) : Result.done(get(actor, id));
    }

    /** Into the bin; line items keep naming it. */
    @Transactional
    public Result<Product> remove(Actor actor, UUID id, int version) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        get(actor, id);
        int changed = jdbc.sql(REMOVE)
                .param("id", id)
                .param("version", version)
                .param("now", Timestamp.from(now()))
                .update();
        return changed == 1 ? Result.done(get(actor, id)) : Result.stale(get(actor, id));
    }

    /** Out of the bin, unless another product has taken its code meanwhile. */
    @Transactional
    public Result<Product> takeBack(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Refusal> refusals = refusals(id, get(actor, id).facts());
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        jdbc.sql(TAKE_BACK).param("id", id).param("now", Timestamp.from(now())).update();
        return Result.done(get(actor, id));
    }

    /** The products that aren't in the bin by {@code kernel.Names.key} of their name; several may share one. */
    public Map<String, List<UUID>> findByKeys(Actor actor, Collection<String> keys) {
        return grouped(BY_KEYS, keys);
    }

    /** The products that aren't in the bin by their code in lower case. */
    public Map<String, List<UUID>> findByCodes(Actor actor, Collection<String> codes) {
        return grouped(BY_CODES, codes);
    }

    /** The present versions of those that are there. */
    public Map<UUID, Integer> versions(Actor actor, Collection<UUID> wanted) {
        Map<UUID, Integer> versions = new HashMap<>();
        jdbc.sql(VERSIONS).param("ids", wanted.toArray(UUID[]::new)).query(row -> {
            versions.put(row.getObject("id", UUID.class), row.getInt("version"));
        });
        return versions;
    }

    /** Inserts a set of drafts that {@link #flaws} has nothing against and whose codes are free. */
    @Transactional
    public List<Written> write(Actor actor, List<Fresh> set) {
        Forbidden.unless(actor, Right.IMPORT);
        Instant now = now();
        rows.insert(set.stream()
                .map(fresh -> new Row(fresh.id(), 0, sound(fresh.facts()), now))
                .toList());
        return set.stream().map(fresh -> new Written(fresh.id(), 1)).toList();
    }

    /** Puts new facts into many; answers the images from before, without those that stand in another version by now. */
    @Transactional
    public List<Product> rewrite(Actor actor, List<Rewrite> set) {
        Forbidden.unless(actor, Right.IMPORT);
        Instant now = now();
        Map<UUID, Product> before = rows.byIds(set.stream().map(Rewrite::id).toList());
        before.keySet()
                .retainAll(rows.update(set.stream()
                        .map(one -> new Row(one.id(), one.version(), sound(one.facts()), now))
                        .toList()));
        return List.copyOf(before.values());
    }

    /** Undoes {@link #rewrite}: puts the images back where nobody has changed the record since; answers those ids. */
    @Transactional
    public List<UUID> restore(Actor actor, List<Product> images) {
        Forbidden.unless(actor, Right.IMPORT);
        return rows.update(images.stream()
                .map(image -> new Row(image.id(), image.version() + 1, image.facts(), image.updatedAt()))
                .toList());
    }

    /** Deletes for good, prices too, for the undo of an import. The caller leaves out what line items name. */
    @Transactional
    public List<UUID> erase(Actor actor, List<UUID> wanted) {
        Forbidden.unless(actor, Right.IMPORT);
        return jdbc.sql(ERASE)
                .param("ids", wanted.toArray(UUID[]::new))
                .query(ProductRows::id)
                .list();
    }

    /** All that is wrong with a draft for this product, a code of another one too. */
    List<Refusal> refusals(UUID id, ProductDraft draft) {
        List<Refusal> refusals = new ArrayList<>(ProductCheck.of(draft));
        if (draft.code() != null && codeTaken(id, draft.code())) {
            refusals.add(Refusal.at("code", "catalog.refused.code-taken", draft.code()));
        }
        return refusals;
    }

    private boolean codeTaken(UUID id, String code) {
        return jdbc.sql(CODE_TAKEN)
                        .param("code", code)
                        .param("id", id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Map<String, List<UUID>> grouped(String sql, Collection<String> keys) {
        Map<String, List<UUID>> found = new HashMap<>();
        jdbc.sql(sql).param("keys", keys.toArray(String[]::new)).query(row -> {
            found.computeIfAbsent(row.getString("key"), key -> new ArrayList<>())
                    .add(row.getObject("id", UUID.class));
        });
        return found;
    }

    private static ProductDraft sound(ProductDraft draft) {
        List<Refusal> refusals = ProductCheck.of(draft);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException("Not checked before it was written: " + refusals);
        }
        return draft;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
