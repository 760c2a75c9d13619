package org.penstock.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;

/**
 * Matches names of one kind of record: a name stands for the one record whose name is the same but for case, spaces and
 * punctuation, be it in the database or in the same files. Asks in sets, remembers what it has found.
 */
final class NameBook {
    /** What such names are asked for by. */
    final String kind;

    private final boolean makesUnknown;
    private final Function<Collection<String>, Map<String, List<UUID>>> find;
    private final Function<Collection<UUID>, Map<UUID, String>> names;
    private final Map<String, String> answers;
    private final Ids ids;
    private final Map<String, List<Ref>> byKey = new HashMap<>();
    private final Map<UUID, Ref> byId = new HashMap<>();
    private final Map<String, Ref> made = new HashMap<>();

    NameBook(
            String kind,
            boolean makesUnknown,
            Function<Collection<String>, Map<String, List<UUID>>> find,
            Function<Collection<UUID>, Map<UUID, String>> names,
            Map<String, String> answers,
            Ids ids) {
        this.kind = kind;
        this.makesUnknown = makesUnknown;
        this.find = find;
        this.names = names;
        this.answers = answers;
        this.ids = ids;
    }

    String question(String name) {
        return kind + "|" + Names.key(name);
    }

    /** Looks all of them up at once. */
    void prepare(Collection<String> wanted) {
        Set<String> keys = new LinkedHashSet<>();
        Set<UUID> chosen = new LinkedHashSet<>();
        List<String> all = new ArrayList<>(wanted);
        wanted.forEach(name -> sameAs(answers.get(question(name))).ifPresent(all::add));
        for (String name : all) {
            String key = Names.key(name);
            if (!key.isEmpty() && !byKey.containsKey(key)) {
                keys.add(key);
                matched(answers.get(kind + "|" + key))
                        .filter(id -> !byId.containsKey(id))
                        .ifPresent(chosen::add);
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        Map<String, List<UUID>> found = find.apply(keys);
        found.values().forEach(chosen::addAll);
        names.apply(chosen).forEach((id, name) -> byId.computeIfAbsent(id, same -> Ref.known(same, name)));
        for (String key : keys) {
            List<Ref> refs = new ArrayList<>();
            found.getOrDefault(key, List.of())
                    .forEach(id -> Optional.ofNullable(byId.get(id)).ifPresent(refs::add));
            byKey.put(key, refs);
        }
    }

    /** A record that the files themselves bring, under its name. */
    void declare(String name, Ref ref) {
        List<Ref> refs = byKey.computeIfAbsent(Names.key(name), key -> new ArrayList<>());
        if (refs.stream().noneMatch(one -> one.id.equals(ref.id))) {
            refs.add(ref);
        }
        byId.put(ref.id, ref);
    }

    /** After {@link #prepare}. */
    Match match(String name) {
        String key = Names.key(name);
        String question = kind + "|" + key;
        String answer = answers.get(question);
        if ("skip".equals(answer)) {
            return new Match.LeaveOut(Refusal.of("imports.row.left-out", name));
        }
        if ("create".equals(answer)) {
            return new Match.Found(make(key, name));
        }
        Optional<String> same = sameAs(answer).filter(other -> !Names.key(other).equals(key));
        if (same.isPresent()) {
            return match(same.get());
        }
        Ref chosen = matched(answer).map(byId::get).orElse(null);
        if (chosen != null) {
            return new Match.Found(chosen);
        }
        List<Ref> refs = byKey.getOrDefault(key, List.of());
        if (refs.size() == 1) {
            return new Match.Found(refs.getFirst());
        }
        if (refs.size() > 1) {
            return new Match.Ask(question, Refusal.of("imports.row." + kind + "-ambiguous", name, refs.size()));
        }
        return makesUnknown && !key.isEmpty()
                ? new Match.Found(make(key, name))
                : new Match.Ask(question, Refusal.of("imports.row." + kind + "-unknown", name));
    }

    /** The only one of that name, if there is exactly one. */
    @Nullable Ref only(String name) {
        List<Ref> refs = byKey.getOrDefault(Names.key(name), List.of());
        return refs.size() == 1 ? refs.getFirst() : null;
    }

    int count(String name) {
        return byKey.getOrDefault(Names.key(name), List.of()).size();
    }

    private Ref make(String key, String name) {
        return made.computeIfAbsent(key, same -> {
            Ref ref = Ref.fresh(ids.next(), name);
            byId.put(ref.id, ref);
            return ref;
        });
    }

    /** Another name under which the record is known, in the database or in the files. */
    private static Optional<String> sameAs(@Nullable String answer) {
        return answer == null || !answer.startsWith("name:")
                ? Optional.empty()
                : Optional.of(answer.substring("name:".length()));
    }

    private static Optional<UUID> matched(@Nullable String answer) {
        return answer == null || !answer.startsWith("match:")
                ? Optional.empty()
                : Optional.of(UUID.fromString(answer.substring("match:".length())));
    }
}
