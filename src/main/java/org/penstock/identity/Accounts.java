package org.penstock.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Names;
import org.penstock.kernel.Page;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of the company. Everyone signed in may know who they are; changing them is {@link AccountChanges}. */
@Component
public class Accounts {
    /** How many a picker offers at once. */
    public static final int OPTIONS_MAX = 20;
    /** How many names one look-up takes. */
    public static final int NAMES_MAX = 10_000;

    private static final String FIND = "select " + Account.COLUMNS + " from account a where a.id = :id";
    private static final String FIND_BY_EMAIL = "select " + Account.COLUMNS + " from account a where a.email = :email";
    private static final String LIST = "select " + Account.COLUMNS + """

              from account a
             where (:q = '' or a.name_key like :like escape '\\' or a.email like :like escape '\\')
               and (:state = '' or a.state = :state)
             order by a.state = 'deactivated', a.name collate "und-x-icu", a.id
             limit :limit offset :offset
            """;
    private static final String COUNT = """
            select count(*) from account a
             where (:q = '' or a.name_key like :like escape '\\' or a.email like :like escape '\\')
               and (:state = '' or a.state = :state)
            """;
    private static final String OPTIONS = """
            select a.id, a.name from account a
             where a.state <> 'deactivated'
               and (:q = '' or a.name_key like :like escape '\\' or a.email like :like escape '\\')
             order by a.name collate "und-x-icu", a.id
             limit :limit
            """;
    private static final String NAMES = "select id, name from account where id = any(:ids)";
    private static final String BY_NAME_KEYS = """
            select id, name_key from account
             where name_key = any(:keys) and state <> 'deactivated'
             order by created_at, id
             limit :limit
            """;
    private static final String ANY_OWNER =
            "select exists (select 1 from account where role = 'owner' and state = 'active')";

    private final JdbcClient jdbc;
    private final NewAccounts newAccounts;

    Accounts(JdbcClient jdbc, NewAccounts newAccounts) {
        this.jdbc = jdbc;
        this.newAccounts = newAccounts;
    }

    public Account find(Actor actor, UUID id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .query(Account::of)
                .optional()
                .orElseThrow(() -> new Missing("The account"));
    }

    public Optional<Account> findByEmail(Actor actor, String email) {
        return jdbc.sql(FIND_BY_EMAIL)
                .param("email", Emails.normal(email))
                .query(Account::of)
                .optional();
    }

    /** Everybody whose name or e-mail contains the words; deactivated ones last. */
    public Page<Account> list(Actor actor, String q, Account.@Nullable State state, int page) {
        int size = Page.DEFAULT_SIZE;
        String stateCode = state == null ? "" : state.code();
        List<Account> fetched = jdbc.sql(LIST)
                .param("q", q.strip())
                .param("like", like(q))
                .param("state", stateCode)
                .param("limit", size + 1)
                .param("offset", (Math.max(1, page) - 1) * size)
                .query(Account::of)
                .list();
        long total = jdbc.sql(COUNT)
                .param("q", q.strip())
                .param("like", like(q))
                .param("state", stateCode)
                .query(Long.class)
                .single();
        return Page.of(fetched, Math.max(1, page), size, total);
    }

    /** Who can own or be assigned something, for pickers. */
    public List<AccountOption> options(Actor actor, String q) {
        return jdbc.sql(OPTIONS)
                .param("q", q.strip())
                .param("like", like(q))
                .param("limit", OPTIONS_MAX)
                .query((row, n) -> new AccountOption(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    public Map<UUID, String> names(Actor actor, Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(NAMES).param("ids", ids.toArray(UUID[]::new)).query(row -> {
                names.put(row.getObject("id", UUID.class), row.getString("name"));
            });
        }
        return names;
    }

    /** Accounts by {@code Names.key} of their name, deactivated ones left out; a key with several is ambiguous. */
    public Map<String, List<UUID>> findByKeys(Actor actor, Collection<String> keys) {
        Map<String, List<UUID>> found = new HashMap<>();
        jdbc.sql(BY_NAME_KEYS)
                .param("keys", keys.toArray(String[]::new))
                .param("limit", NAMES_MAX)
                .query(row -> {
                    found.computeIfAbsent(row.getString("name_key"), key -> new ArrayList<>())
                            .add(row.getObject("id", UUID.class));
                });
        return found;
    }

    /** A rep known by name only, who owns deals and can't sign in until invited. */
    @Transactional
    public UUID placeholder(Actor actor, String name) {
        return placeholders(actor, List.of(name)).values().iterator().next();
    }

    /** New placeholders, one for each different name; the caller has looked for existing ones by {@link #findByKeys}. */
    @Transactional
    public Map<String, UUID> placeholders(Actor actor, Collection<String> names) {
        return placeholders(actor, names, Role.REP);
    }

    /** The same for people of another role: managers of teams in an import. */
    @Transactional
    public Map<String, UUID> placeholders(Actor actor, Collection<String> names, Role role) {
        Forbidden.unless(actor, Right.IMPORT);
        Map<String, AccountDraft> byKey = new LinkedHashMap<>();
        for (String name : names) {
            byKey.putIfAbsent(Names.key(name), new AccountDraft(name, null, role, null, null));
        }
        Map<String, UUID> idByKey = new HashMap<>();
        List<UUID> ids = newAccounts.insert(List.copyOf(byKey.values()));
        List<String> keys = List.copyOf(byKey.keySet());
        for (int i = 0; i < ids.size(); i++) {
            idByKey.put(keys.get(i), ids.get(i));
        }
        Map<String, UUID> made = new LinkedHashMap<>();
        names.forEach(name -> made.put(name, Objects.requireNonNull(idByKey.get(Names.key(name)))));
        return made;
    }

    /** Accounts that are active at once, without a password: the made-up company, and colleagues set up by a script. */
    @Transactional
    public List<UUID> create(Actor actor, List<AccountDraft> drafts) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        return newAccounts.insert(drafts);
    }

    /**
     * Takes back placeholders that nothing refers to any more: the undo of an import.
     *
     * @return those that are gone; the others are in use or have been invited since
     */
    @Transactional
    public List<UUID> erase(Actor actor, Collection<UUID> ids) {
        Forbidden.unless(actor, Right.IMPORT);
        return ids.stream().filter(newAccounts::eraseUnused).toList();
    }

    /** Whether anybody could sign in and invite the others. */
    public boolean anyOwner() {
        return jdbc.sql(ANY_OWNER).query(Boolean.class).single();
    }

    private static String like(String q) {
        return "%" + q.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
