package org.penstock.identity;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.web.AppearanceChosen;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people change about themselves. */
@Component
public class Profiles {
    /** Who came in by a link has no password to give; shortly after it a new one may be set without the old. */
    static final Duration AFTER_LINK = Duration.ofMinutes(15);

    private static final Set<String> LANGUAGES = Set.of("en", "ru");
    private static final Set<String> THEMES = Set.of("auto", "light", "dark");
    private static final String CHANGE = """
            update account set name = :name, name_key = :key, language = :language, zone = :zone, theme = :theme,
                               version = version + 1
             where id = :id and version = :version
            """;
    private static final String APPEARANCE = """
            update account set theme = coalesce(:theme, theme), language = coalesce(:language, language),
                               version = version + 1
             where id = :id
            """;
    private static final String HASH = "select password_hash from account where id = :id";
    private static final String PASSWORD =
            "update account set password_hash = :hash where id = :id and state = 'active'";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    Profiles(
            JdbcClient jdbc,
            Accounts accounts,
            Passwords passwords,
            SignInLimits limits,
            Sessions sessions,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.limits = limits;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Language and zone are null where the company's are to hold. */
    public record Profile(
            String name,
            @Nullable String language,
            @Nullable String zone,
            String theme,
            int version) {}

    @Transactional
    public Result<Account> change(Actor actor, Profile profile) {
        List<Refusal> refusals = refusals(profile);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int changed = jdbc.sql(CHANGE)
                .param("id", actor.requireId())
                .param("name", profile.name().strip())
                .param("key", Names.key(profile.name()))
                .param("language", profile.language(), Types.VARCHAR)
                .param("zone", profile.zone(), Types.VARCHAR)
                .param("theme", profile.theme())
                .param("version", profile.version())
                .update();
        Account now = accounts.find(actor, actor.requireId());
        return changed == 1 ? Result.done(now) : Result.stale(now);
    }

    /** From the menu: only what was chosen there, whatever else has changed meanwhile. */
    @EventListener
    @Transactional
    void appearance(AppearanceChosen chosen) {
        jdbc.sql(APPEARANCE)
                .param("id", chosen.actor().requireId())
                .param("theme", chosen.theme(), Types.VARCHAR)
                .param("language", chosen.language(), Types.VARCHAR)
                .update();
    }

    /** Whether the old password has to be given with the new one. */
    public boolean oldPasswordNeeded(Actor actor, SignedIn.Facts session) {
        boolean fresh = session.since().plus(AFTER_LINK).isAfter(clock.instant());
        boolean byLink = session.means() == SignedIn.Means.LINK && fresh;
        return !byLink && hash(actor).isPresent();
    }

    /** A new password; all other sessions end. Guesses at the old one count like those at the door. */
    @Transactional
    public Result<Boolean> password(Actor actor, SignedIn.Facts session, String old, String fresh, Client client) {
        Account account = accounts.find(actor, actor.requireId());
        String email = account.email() == null ? "" : account.email();
        if (oldPasswordNeeded(actor, session)) {
            if (limits.count(email, client.address()).isPresent()) {
                return Result.refused(Refusal.at("old", "identity.password.too-many"));
            }
            if (!passwords.matches(old, hash(actor).orElse(null))) {
                return Result.refused(Refusal.at("old", "identity.password.old-wrong"));
            }
            limits.forgive(email);
        }
        Refusal refusal = passwords.refusal("password", fresh, account.name(), email);
        if (refusal != null) {
            return Result.refused(refusal);
        }
        jdbc.sql(PASSWORD)
                .param("id", account.id())
                .param("hash", passwords.hash(fresh))
                .update();
        int ended = sessions.endAll(account.id(), session.session());
        audit.own("password_changed", account.id(), ended == 0 ? Map.of() : Map.of("sessions", ended));
        return Result.done(true);
    }

    private Optional<String> hash(Actor actor) {
        return jdbc.sql(HASH).param("id", actor.requireId()).query(String.class).optional();
    }

    private static List<Refusal> refusals(Profile profile) {
        List<Refusal> refusals = new ArrayList<>();
        People.add(refusals, People.nameRefusal("name", profile.name()));
        if (profile.language() != null && !LANGUAGES.contains(profile.language())) {
            refusals.add(Refusal.at("language", "identity.language.unknown"));
        }
        if (profile.zone() != null && !java.time.ZoneId.getAvailableZoneIds().contains(profile.zone())) {
            refusals.add(Refusal.at("zone", "identity.zone.unknown"));
        }
        if (!THEMES.contains(profile.theme())) {
            refusals.add(Refusal.at("theme", "identity.theme.unknown"));
        }
        return refusals;
    }
}
