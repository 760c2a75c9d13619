package org.penstock.deals;

import java.util.List;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Filters that somebody gave a name: one's own, and those that a manager shares with everybody. */
@Component
public class DealViews {
    public static final int NAME_MAX = 80;
    public static final int QUERY_MAX = 4_000;

    /** The most views of one person. */
    public static final int VIEWS_MAX = 50;

    private static final String VISIBLE = """
            select id, name, page, query, shared, account_id = :me as mine from deal_view
             where account_id = :me or shared order by shared, position, name limit :limit""";
    private static final String COUNT = "select count(*) from deal_view where account_id = :me";
    private static final String INSERT = """
            insert into deal_view (id, account_id, name, page, query, shared, position)
            select :id, :me, :name, :page, :query, :shared, coalesce(max(position) + 1, 0)
              from deal_view where account_id = :me""";
    private static final String DELETE = "delete from deal_view where id = :id and account_id = :me";

    private final JdbcClient jdbc;
    private final Ids ids;

    DealViews(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * A named filter.
     *
     * @param page {@code board} or {@code list}
     * @param query the URL's query
     */
    public record View(UUID id, String name, String page, String query, boolean shared, boolean mine) {
        public String path() {
            return (page.equals("board") ? "/deals" : "/deals/list") + "?" + query;
        }
    }

    public List<View> of(Actor actor) {
        return jdbc.sql(VISIBLE)
                .param("me", actor.requireId())
                .param("limit", VIEWS_MAX * 2)
                .query((row, number) -> new View(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("page"),
                        row.getString("query"),
                        row.getBoolean("shared"),
                        row.getBoolean("mine")))
                .list();
    }

    /** A new view; sharing it needs the right to manage pipelines, otherwise it stays one's own. */
    @Transactional
    public Result<UUID> add(Actor actor, String name, String page, String query, boolean shared) {
        if (name.isBlank() || name.strip().length() > NAME_MAX) {
            return Result.refused(Refusal.at("name", "deals.name.length", NAME_MAX));
        }
        if (query.length() > QUERY_MAX || !(page.equals("board") || page.equals("list"))) {
            return Result.refused(Refusal.of("deals.views.too-long"));
        }
        if (jdbc.sql(COUNT).param("me", actor.requireId()).query(Integer.class).single() >= VIEWS_MAX) {
            return Result.refused(Refusal.of("deals.views.too-many", VIEWS_MAX));
        }
        UUID id = ids.next();
        jdbc.sql(INSERT)
                .param("id", id)
                .param("me", actor.requireId())
                .param("name", name.strip())
                .param("page", page)
                .param("query", query)
                .param("shared", shared && actor.may(Right.MANAGE_PIPELINES))
                .update();
        return Result.done(id);
    }

    @Transactional
    public void remove(Actor actor, UUID id) {
        if (jdbc.sql(DELETE).param("id", id).param("me", actor.requireId()).update() == 0) {
            throw new Missing("View");
        }
    }
}
