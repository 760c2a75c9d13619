package org.penstock.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pains, goals and requirements of a deal, line by line. */
@Component
public class NeedItems {
    private static final String ALL = """
            select id, kind, text, must, weight, version from needs_item
             where deal_id = :deal and kind = :kind and removed_at is null order by position, id""";
    private static final String ADD = """
            insert into needs_item (id, deal_id, kind, text, must, weight, position)
            values (:id, :deal, :kind, :text, :must, :weight,
                    (select coalesce(max(position) + 1, 0) from needs_item where deal_id = :deal and kind = :kind))""";
    private static final String CHANGE = """
            update needs_item set text = :text, must = :must, weight = :weight, version = version + 1
             where id = :id and version = :version""";
    private static final String TAKE_OUT = "update needs_item set removed_at = :now where id = :id";
    private static final String TAKE_BACK = """
            update needs_item set removed_at = null
             where id = :id and deal_id = :deal and removed_at is not null returning kind, text""";
    private static final String PLACE =
            "update needs_item set position = :position where id = :id and position <> :position";
    private static final String WEIGHING = "select weighing from needs_sheet where deal_id = :deal";
    private static final String WEIGH = "update needs_sheet set weighing = :weighing where deal_id = :deal";
    /** Per cent by the share of the points; points by the share of the greatest. */
    private static final String WEIGH_ITEMS = """
            update needs_item i
               set weight = case when :percent then round(100.0 * i.weight / nullif(a.sum, 0))
                                 else greatest(1, least(5, round(5.0 * i.weight / nullif(a.most, 0)))) end,
                   version = version + 1
              from (select sum(weight) as sum, max(weight) as most from needs_item
                     where deal_id = :deal and kind = 'requirement' and removed_at is null) a
             where i.deal_id = :deal and i.kind = 'requirement' and a.most > 0""";

    private final JdbcClient jdbc;
    private final DealPages deals;
    private final StageFacts facts;
    private final NeedsFacts kept;
    private final Sheets sheets;
    private final Ids ids;
    private final Clock clock;

    NeedItems(
            JdbcClient jdbc, DealPages deals, StageFacts facts, NeedsFacts kept, Sheets sheets, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.facts = facts;
        this.kept = kept;
        this.sheets = sheets;
        this.ids = ids;
        this.clock = clock;
    }

    public List<NeedItem> of(Actor actor, UUID deal, NeedKind kind) {
        deals.require(actor, deal);
        return all(deal, kind);
    }

    public Weighing weighing(Actor actor, UUID deal) {
        deals.require(actor, deal);
        return weighing(deal);
    }

    @Transactional
    public Result<UUID> add(Actor actor, UUID deal, NeedKind kind, NeedItem.Draft draft) {
        facts.open(actor, deal);
        List<Refusal> refusals = draft.refusals("", kind, weighing(deal));
        if (all(deal, kind).size() >= NeedItem.ITEMS_MAX) {
            refusals = List.of(Refusal.of("needs.refused.items", NeedItem.ITEMS_MAX));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        UUID id = insert(deal, kind, draft);
        kept.note(
                actor,
                deal,
                NeedsFacts.told(kind.code() + "_added", draft.text().strip()));
        return Result.done(id);
    }

    /** @param version of the line that the writer read; null for any */
    @Transactional
    public Result<NeedItem> change(Actor actor, UUID deal, UUID item, @Nullable Integer version, NeedItem.Draft draft) {
        facts.open(actor, deal);
        NeedItem before = require(deal, item);
        if (same(before, draft)) {
            return Result.done(before);
        }
        if (version != null && version != before.version()) {
            return Result.stale(before);
        }
        List<Refusal> refusals = draft.refusals("", before.kind(), weighing(deal));
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        sheets.touch(deal);
        update(before, draft);
        NeedItem now = require(deal, item);
        kept.note(actor, deal, told(before, now));
        return Result.done(now);
    }

    @Transactional
    public void remove(Actor actor, UUID deal, UUID item) {
        facts.open(actor, deal);
        NeedItem before = require(deal, item);
        sheets.touch(deal);
        delete(item);
        kept.note(actor, deal, NeedsFacts.told(before.kind().code() + "_removed", before.text()));
    }

    /** Takes back what was taken out, with what was said of products for it. */
    @Transactional
    public void restore(Actor actor, UUID deal, UUID item) {
        facts.open(actor, deal);
        sheets.touch(deal);
        Map.Entry<String, String> back = jdbc.sql(TAKE_BACK)
                .param("id", item)
                .param("deal", deal)
                .query((row, number) -> Map.entry(row.getString("kind"), row.getString("text")))
                .optional()
                .orElseThrow(() -> new Missing("Item"));
        kept.note(actor, deal, NeedsFacts.told(back.getKey() + "_added", back.getValue()));
    }

    /** Puts a line of a kind at a place from 0; the others make room. */
    @Transactional
    public void place(Actor actor, UUID deal, UUID item, int place) {
        facts.open(actor, deal);
        NeedItem moved = require(deal, item);
        List<UUID> order = new ArrayList<>(
                all(deal, moved.kind()).stream().map(NeedItem::id).toList());
        order.remove(item);
        order.add(Math.clamp(place, 0, order.size()), item);
        sheets.touch(deal);
        for (int position = 0; position < order.size(); position++) {
            jdbc.sql(PLACE)
                    .param("position", position)
                    .param("id", order.get(position))
                    .update();
        }
    }

    /** Weighs otherwise; the weights that stand are turned into the other kind. */
    @Transactional
    public void weigh(Actor actor, UUID deal, Weighing weighing) {
        facts.open(actor, deal);
        if (weighing(deal) == weighing) {
            return;
        }
        sheets.touch(deal);
        jdbc.sql(WEIGH).param("weighing", weighing.code()).param("deal", deal).update();
        jdbc.sql(WEIGH_ITEMS)
                .param("percent", weighing == Weighing.PERCENT)
                .param("deal", deal)
                .update();
        kept.note(actor, deal, NeedsFacts.told("weighing", weighing.code()));
    }

    Weighing weighing(UUID deal) {
        return jdbc.sql(WEIGHING)
                .param("deal", deal)
                .query(String.class)
                .optional()
                .map(Weighing::of)
                .orElse(Weighing.POINTS);
    }

    UUID insert(UUID deal, NeedKind kind, NeedItem.Draft draft) {
        UUID id = ids.next();
        sheets.touch(deal);
        jdbc.sql(ADD)
                .param("id", id)
                .param("deal", deal)
                .param("kind", kind.code())
                .param("text", draft.text().strip())
                .param("must", draft.must())
                .param("weight", weight(draft, weighing(deal).usual()))
                .update();
        return id;
    }

    void update(NeedItem before, NeedItem.Draft draft) {
        jdbc.sql(CHANGE)
                .param("id", before.id())
                .param("version", before.version())
                .param("text", draft.text().strip())
                .param("must", draft.must())
                .param("weight", weight(draft, before.weight()))
                .update();
    }

    void delete(UUID item) {
        jdbc.sql(TAKE_OUT)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", item)
                .update();
    }

    List<NeedItem> all(UUID deal, NeedKind kind) {
        return jdbc.sql(ALL)
                .param("deal", deal)
                .param("kind", kind.code())
                .query(NeedItems::item)
                .list();
    }

    NeedItem require(UUID deal, UUID item) {
        return Arrays.stream(NeedKind.values())
                .flatMap(kind -> all(deal, kind).stream())
                .filter(one -> one.id().equals(item))
                .findFirst()
                .orElseThrow(() -> new Missing("Item"));
    }

    private static boolean same(NeedItem before, NeedItem.Draft draft) {
        return before.text().equals(draft.text().strip())
                && before.must() == draft.must()
                && before.weight() == weight(draft, before.weight());
    }

    private static int weight(NeedItem.Draft draft, int otherwise) {
        return draft.weight() == null ? otherwise : draft.weight();
    }

    private static Map<String, Object> told(NeedItem before, NeedItem now) {
        return before.text().equals(now.text())
                ? NeedsFacts.told(now.kind().code() + "_weighed", now.text())
                : NeedsFacts.told(now.kind().code() + "_changed", StageFacts.change(before.text(), now.text()));
    }

    private static NeedItem item(ResultSet row, int number) throws SQLException {
        return new NeedItem(
                row.getObject("id", UUID.class),
                NeedKind.of(row.getString("kind")),
                row.getString("text"),
                row.getBoolean("must"),
                row.getInt("weight"),
                row.getInt("version"));
    }
}
