package org.penstock.identity;

import java.sql.Types;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Actor.Via;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers who signed in and who changed accounts, rights and settings, in the transaction of the change. What is noted
 * is read by others than who did it: no addresses, no passwords, no tokens.
 */
@Component
public class Audit {
    private static final String ADD = """
            insert into audit_entry (id, at, kind, area, actor_id, via, account_id, subject, before, after)
            values (:id, :at, :kind, :area, :actor, :via, :account, :subject, :before::jsonb, :after::jsonb)
            """;

    private final JdbcClient jdbc;
    private final AuditVocabulary words;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Audit(JdbcClient jdbc, AuditVocabulary words, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Notes a change of settings; nothing when nothing is different. Kind and facts are words of the module's
     * {@link AuditWords}; a fact with the same value before and after is left out.
     *
     * @param subject the name of what was changed; empty where there is only one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Actor actor, String kind, String subject, Map<String, ?> before, Map<String, ?> after) {
        if (before.isEmpty() || !before.equals(after)) {
            write(new Entry(kind, actor.id(), actor.via(), null, subject, before, after));
        }
    }

    /** Notes what was done about an account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Actor actor, String kind, UUID account, String subject) {
        write(new Entry(kind, actor.id(), actor.via(), account, subject, Map.of(), Map.of()));
    }

    /** By the person themselves. */
    void own(String kind, UUID account, Map<String, ?> after) {
        write(new Entry(kind, account, Via.PERSON, account, "", Map.of(), after));
    }

    /** The same about something that has a name: a key, a token. */
    void own(String kind, UUID account, String subject) {
        write(new Entry(kind, account, Via.PERSON, account, subject, Map.of(), Map.of()));
    }

    /** A key for an account, made by the person or by the system. */
    void key(Actor actor, String kind, UUID account, String subject, Map<String, ?> after) {
        write(new Entry(kind, actor.id(), actor.via(), account, subject, Map.of(), after));
    }

    /** An account by somebody else, or by the system. */
    void account(Actor actor, String kind, UUID account, Map<String, ?> before, Map<String, ?> after) {
        write(new Entry(kind, actor.id(), actor.via(), account, "", before, after));
    }

    /** At the door, where nobody is known to stand; the account is the one that was tried. */
    void failed(@Nullable UUID account, SignedIn.Means means) {
        write(new Entry("sign_in_failed", null, Via.PERSON, account, "", Map.of(), Map.of("means", means.code())));
    }

    private record Entry(
            String kind,
            @Nullable UUID actor,
            Via via,
            @Nullable UUID account,
            String subject,
            Map<String, ?> before,
            Map<String, ?> after) {}

    private void write(Entry entry) {
        AuditWords.Kind kind = words.kind(entry.kind())
                .orElseThrow(() -> new IllegalArgumentException("No module says what this is: " + entry.kind()));
        jdbc.sql(ADD)
                .param("id", ids.next())
                .param("at", Times.sql(clock.instant()))
                .param("kind", kind.code())
                .param("area", kind.area().code())
                .param("actor", entry.actor(), Types.OTHER)
                .param("via", entry.via().name().toLowerCase(Locale.ROOT))
                .param("account", entry.account(), Types.OTHER)
                .param("subject", entry.subject())
                .param("before", json.writeValueAsString(changed(entry.before(), entry.after())))
                .param("after", json.writeValueAsString(changed(entry.after(), entry.before())))
                .update();
    }

    private static Map<String, ?> changed(Map<String, ?> facts, Map<String, ?> others) {
        Map<String, Object> changed = new TreeMap<>();
        facts.forEach((fact, value) -> {
            if (!Objects.equals(value, others.get(fact))) {
                changed.put(fact, value);
            }
        });
        return changed;
    }
}
