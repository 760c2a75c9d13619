package org.penstock.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open streams of this node, and the changes of the last moments for those who come back. An event's id is the node's
 * mark and a running number; whoever comes with an id that this node still knows is told what was missed, else to look anew.
 */
@Component
public class LiveStreams {
    /** Streams of one account: a person with that many browsers still looks at one at a time. */
    static final int PER_ACCOUNT_MAX = 10;

    static final int STREAMS_MAX = 2_000;
    static final int KEPT_MAX = 500;

    /** Between the moment a page was made and that of its first stream. */
    static final Duration FIRST_LOOK = Duration.ofSeconds(15);

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final JsonMapper json;
    private final Clock clock;
    private final String node;
    private long number;
    private boolean ending;

    LiveStreams(JsonMapper json, Clock clock, Ids ids) {
        this.json = json;
        this.clock = clock;
        this.node = Integer.toHexString(ids.next().hashCode());
    }

    private record Kept(long number, Instant at, LiveChange change) {}

    /** A stream for the actor; none when there are too many. */
    public synchronized Optional<LiveStream> open(Actor actor, @Nullable String lastId) {
        if (ending || open.size() >= STREAMS_MAX || openOf(actor) >= PER_ACCOUNT_MAX) {
            return Optional.empty();
        }
        LiveStream stream = new LiveStream(actor, open::remove);
        stream.offer(event("hello", "{}"), "");
        missed(lastId)
                .ifPresentOrElse(
                        changes -> changes.forEach(change -> offer(stream, change)),
                        () -> stream.offer(lookAnew(), ""));
        open.add(stream);
        return Optional.of(stream);
    }

    synchronized void publish(LiveChange change) {
        number++;
        kept.addLast(new Kept(number, clock.instant(), change));
        if (kept.size() > KEPT_MAX) {
            kept.removeFirst();
        }
        open.forEach(stream -> offer(stream, change));
    }

    /** Changes may have gone by unheard: everybody looks anew. */
    synchronized void catchUp() {
        number++;
        kept.clear();
        open.forEach(stream -> stream.offer(lookAnew(), lookAnew()));
    }

    /** The server stops: streams end at once, so that it need not wait for them. */
    synchronized void endAll() {
        ending = true;
        open.forEach(LiveStream::end);
    }

    int count() {
        return open.size();
    }

    private long openOf(Actor actor) {
        return open.stream().filter(stream -> actor.is(stream.account)).count();
    }

    private void offer(LiveStream stream, LiveChange change) {
        if (change.reaches(stream.actor)) {
            stream.offer(event("change", body(change, stream.actor)), lookAnew());
        }
    }

    private Optional<List<LiveChange>> missed(@Nullable String lastId) {
        if (lastId == null || lastId.isBlank()) {
            Instant from = clock.instant().minus(FIRST_LOOK);
            return Optional.of(since(one -> !one.at().isBefore(from)));
        }
        long last = numberOf(lastId);
        boolean known =
                last == number || !kept.isEmpty() && last >= kept.getFirst().number() - 1 && last <= number;
        return known ? Optional.of(since(one -> one.number() > last)) : Optional.empty();
    }

    private List<LiveChange> since(java.util.function.Predicate<Kept> wanted) {
        List<LiveChange> changes = new ArrayList<>();
        kept.stream().filter(wanted).forEach(one -> changes.add(one.change()));
        return changes;
    }

    private long numberOf(String id) {
        try {
            return id.startsWith(node + "-") ? Long.parseLong(id.substring(node.length() + 1)) : -1;
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }

    private String lookAnew() {
        return event("catch-up", "{}");
    }

    private String event(String name, String body) {
        return "id: " + node + "-" + number + "\nevent: " + name + "\ndata: " + body + "\n\n";
    }

    /** Owners and people stay here: the browser need not know whose it is, only whether it is its own. */
    private String body(LiveChange change, Actor actor) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", change.kind());
        body.put("ids", change.ids());
        body.put("places", change.places());
        body.put("mine", change.concerns(actor));
        if (change.tab() != null) {
            body.put("tab", change.tab());
        }
        return json.writeValueAsString(body);
    }
}
