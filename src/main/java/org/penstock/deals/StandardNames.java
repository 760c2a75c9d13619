package org.penstock.deals;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.penstock.teams.CompanySetUp;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the pipeline, stages and reasons that every company begins with their names in its language. Only at set-up, and
 * only what nobody has touched: from then on they are the company's own words, whatever language it chooses later. Stays
 * in step with {@code db/migration/deals/V2__standard_pipeline.sql}, which has the ids.
 */
@Component
class StandardNames {
    private static final UUID PIPELINE = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final String REASONS = "01930000-0000-7000-8000-00000000002";
    private static final List<String> REASON_KEYS = List.of(
            "price",
            "competitor",
            "no-decision",
            "no-fit",
            "timing",
            "unknown",
            "no-budget",
            "no-need",
            "unreachable",
            "not-our-kind");

    private static final String NAME_PIPELINE = """
            update pipeline set name = :name
             where id = :id and version = 1
               and not exists (select 1 from pipeline o where lower(o.name) = lower(:name) and o.id <> :id
                                                          and o.archived_at is null)""";
    private static final String NAME_STAGE = """
            update stage set name = :name
             where pipeline_id = :pipeline and kind = :kind and version = 1
               and id::text like '01930000-0000-7000-8000-00000000001_'
               and not exists (select 1 from stage o where o.pipeline_id = :pipeline and lower(o.name) = lower(:name)
                                                       and o.kind <> :kind and o.retired_at is null)""";
    private static final String NAME_REASON = """
            update reason r set name = :name
             where id = :id and version = 1
               and not exists (select 1 from reason o where o.outcome = r.outcome and lower(o.name) = lower(:name)
                                                        and o.id <> r.id and o.retired_at is null)""";

    private final JdbcClient jdbc;
    private final MessageSource messages;

    StandardNames(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @EventListener
    void named(CompanySetUp setUp) {
        Function<String, String> words = key -> words(key, setUp.language());
        jdbc.sql(NAME_PIPELINE)
                .param("id", PIPELINE)
                .param("name", words.apply("deals.standard.pipeline"))
                .update();
        for (StageKind kind : StageKind.values()) {
            jdbc.sql(NAME_STAGE)
                    .param("pipeline", PIPELINE)
                    .param("kind", kind.code())
                    .param("name", words.apply("deals.kind." + kind.code()))
                    .update();
        }
        for (int at = 0; at < REASON_KEYS.size(); at++) {
            jdbc.sql(NAME_REASON)
                    .param("id", UUID.fromString(REASONS + at))
                    .param("name", words.apply("deals.standard.reason." + REASON_KEYS.get(at)))
                    .update();
        }
    }

    private String words(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}
