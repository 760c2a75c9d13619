package org.penstock.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who is told of what, by real notifications; and what becomes of those who were away. */
@PenstockTest
class LiveTest {
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final int PATIENCE = 80;
    private static boolean listening;

    @Autowired
    Live live;

    @Autowired
    LiveListener listener;

    @Autowired
    LiveStreams streams;

    @Autowired
    Deals deals;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    final List<LiveStream> opened = new ArrayList<>();
    Actor anna;
    Actor boris;
    Actor max;

    @BeforeEach
    void everybodySeesTheirOwn() {
        jdbc.sql("update company set deal_visibility = 'own', set_up_at = now()")
                .update();
        anna = cast.actor(cast.anna());
        boris = cast.actor(cast.boris());
        max = cast.actor(cast.max());
        if (!listening) {
            listening = true;
            listener.start();
        }
        LiveStream first = open(max, null);
        assertThat(IntStream.range(0, PATIENCE).anyMatch(attempt -> {
                    live.tellMany(max, "trial");
                    String heard = first.next(WAIT);
                    return heard != null && heard.contains("trial");
                }))
                .isTrue();
        awaitEndOfBacklog(first);
    }

    /** What earlier tests changed, or a connection that one of them cut, is told first and without ids. */
    private void awaitEndOfBacklog(LiveStream stream) {
        assertThat(IntStream.range(0, PATIENCE).anyMatch(attempt -> {
                    UUID probe =
                            deals.create(max, DealDraft.titled("Probe"), null).orElseThrow();
                    String heard = stream.next(WAIT);
                    while (heard != null && !heard.contains(probe.toString())) {
                        heard = stream.next(WAIT);
                    }
                    return heard != null;
                }))
                .isTrue();
    }

    @AfterEach
    void closeStreams() {
        opened.forEach(LiveStream::close);
    }

    @Test
    void aChangeReachesThoseWhoSeeTheDealAndNobodyElse() {
        LiveStream annas = open(anna, null);
        LiveStream boriss = open(boris, null);
        LiveStream maxs = open(max, null);

        UUID hers = deals.create(anna, DealDraft.titled("Anna's"), null).orElseThrow();
        UUID his = deals.create(boris, DealDraft.titled("Boris's"), null).orElseThrow();

        assertThat(await(annas, hers.toString())).contains("\"mine\":true");
        assertThat(await(maxs, hers.toString())).contains("\"mine\":false");
        assertThat(allUntil(boriss, his.toString())).noneMatch(event -> event.contains(hers.toString()));
    }

    @Test
    void aRefusedChangeIsNotToldAndADoneOneOnce() {
        LiveStream annas = open(anna, null);
        assertThat(deals.create(anna, DealDraft.titled(" "), null)).isInstanceOf(Result.Refused.class);
        UUID hers = deals.create(anna, DealDraft.titled("Told"), null).orElseThrow();
        assertThat(allUntil(annas, hers.toString()).stream().filter(event -> event.contains("\"ids\":[\"")))
                .hasSize(1);
    }

    @Test
    void whoComesBackIsToldWhatWasMissedOrToLookAnew() {
        LiveStream before = open(max, null);
        String id = await(before, "hello").lines().findFirst().orElseThrow().substring("id: ".length());
        before.close();
        UUID deal = UUID.randomUUID();
        streams.publish(new LiveChange("deals", List.of(deal), List.of(), null, List.of(), null));

        assertThat(allUntil(open(max, id), deal.toString())).noneMatch(event -> event.contains("catch-up"));
        assertThat(await(open(max, "another-7"), "catch-up")).isNotBlank();
    }

    @Test
    void afterALostDatabaseConnectionEverybodyLooksAnew() {
        LiveStream stream = open(max, null);
        jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'penstock-live'")
                .query(Boolean.class)
                .list();
        assertThat(await(stream, "catch-up")).isNotBlank();
    }

    @Test
    void aSlowBrowserLosesEventsButNotThatThereWereSome() {
        LiveStream slow = open(max, null);
        IntStream.range(0, LiveStream.PENDING_MAX + 10).forEach(number -> streams.publish(LiveChange.many("deals")));
        assertThat(await(slow, "catch-up")).isNotBlank();
    }

    @Test
    void payloadsStayBelowTheLimitOfNotify() {
        List<UUID> ids = IntStream.range(0, LiveChange.IDS_MAX)
                .mapToObj(number -> UUID.randomUUID())
                .toList();
        LiveChange large = new LiveChange("deals", ids, ids, ids, ids, null);
        List<String> payloads = LiveCodec.payloads(IntStream.range(0, 30)
                .mapToObj(number -> number % 2 == 0 ? large : LiveChange.many("deals"))
                .toList());
        assertThat(payloads)
                .allMatch(payload -> payload.getBytes(StandardCharsets.UTF_8).length <= LiveCodec.PAYLOAD_MAX_BYTES);
        assertThat(payloads.stream()
                        .mapToInt(payload -> LiveCodec.changes(payload).size())
                        .sum())
                .isEqualTo(30);
    }

    @Test
    void oneAccountHasOnlySoManyStreams() {
        IntStream.range(0, LiveStreams.PER_ACCOUNT_MAX).forEach(number -> open(anna, null));
        assertThat(streams.open(anna, null)).isEmpty();
        assertThat(mvc.get().uri("/live").with(cast.as(cast.anna()))).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void strangersGetNoStream() {
        assertThat(mvc.get().uri("/live").header("Accept", "text/event-stream")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    private LiveStream open(Actor actor, @Nullable String lastId) {
        LiveStream stream = streams.open(actor, lastId).orElseThrow();
        opened.add(stream);
        return stream;
    }

    private static String await(LiveStream stream, String wanted) {
        return allUntil(stream, wanted).getLast();
    }

    /** What the stream says until it says that. */
    private static List<String> allUntil(LiveStream stream, String wanted) {
        List<String> heard = new ArrayList<>();
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            String event = stream.next(WAIT);
            if (event != null) {
                heard.add(event);
                if (event.contains(wanted)) {
                    return heard;
                }
            }
        }
        throw new AssertionError("Not heard: " + wanted + " in " + heard);
    }
}
