package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the API that writes to deals of its own and remembers what it was told, and what it asked for without being
 * told: of that either all has happened or nothing.
 */
final class DealWriter {
    /** Stages between which the writer moves its deals: all of the standard pipeline but retention, which would win them. */
    private static final List<UUID> STAGES = java.util.stream.IntStream.range(0, 6)
            .mapToObj(position -> UUID.fromString("01930000-0000-7000-8000-00000000001" + position))
            .toList();

    private final String name;
    private final String token;
    private final Semaphore acknowledged;
    private final SplittableRandom random;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();

    private final Map<UUID, Told> known = new HashMap<>();
    private final Map<UUID, Told> asked = new HashMap<>();
    private final Map<Integer, Told> created = new HashMap<>();
    private int number;

    DealWriter(String name, String token, Semaphore acknowledged, SplittableRandom random) {
        this.name = name;
        this.token = token;
        this.acknowledged = acknowledged;
        this.random = random;
    }

    /** A deal as it must be; title and value always change together, the counts are those of ledger and stays. */
    record Told(String title, BigDecimal value, UUID stage, int version, long values, long moves, long stays) {
        Told changed(String newTitle, BigDecimal newValue) {
            return new Told(newTitle, newValue, stage, version + 1, values + 1, moves, stays);
        }

        Told moved(UUID to) {
            return new Told(title, value, to, version + 1, values, moves + 1, stays + 1);
        }
    }

    /** Writes until the server is gone. */
    void writeTo(String url) {
        try {
            while (true) {
                List<UUID> free = known.keySet().stream()
                        .filter(id -> !asked.containsKey(id))
                        .toList();
                if (free.isEmpty() || random.nextInt(3) == 0) {
                    create(url, ++number);
                } else {
                    change(url, free.get(random.nextInt(free.size())));
                }
            }
        } catch (IOException gone) {
            // The server was killed; what was asked last stays unanswered.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compares with what stands in the database, and takes over what became of the unanswered changes. */
    void settle(Map<UUID, Told> found) {
        known.forEach((id, told) -> {
            Told now = found.get(id);
            Told unanswered = asked.get(id);
            assertThat(now)
                    .as("%s, asked: %s", id, unanswered)
                    .isIn(unanswered == null ? List.of(told) : List.of(told, unanswered));
        });
        known.replaceAll((id, told) -> found.get(id));
        asked.clear();
    }

    /** Sends the creations again that nobody answered, under the same key: each is there once afterwards. */
    void repeat(String url) throws IOException, InterruptedException {
        for (int again : List.copyOf(created.keySet())) {
            create(url, again);
        }
        assertThat(created).isEmpty();
    }

    int deals() {
        return known.size();
    }

    private void create(String url, int which) throws IOException, InterruptedException {
        Told wanted = new Told(title(which), value(which), STAGES.getFirst(), 1, 0, 0, 1);
        created.put(which, wanted);
        JsonNode made = send(url, "POST", "", facts(wanted), name + "-" + which);
        if (made != null) {
            created.remove(which);
            known.put(UUID.fromString(made.get("id").asString()), wanted);
            acknowledged.release();
        }
    }

    private void change(String url, UUID id) throws IOException, InterruptedException {
        Told now = known.get(id);
        int next = ++number;
        boolean move = random.nextBoolean();
        UUID stage = STAGES.get((STAGES.indexOf(now.stage()) + 1 + random.nextInt(STAGES.size() - 1)) % STAGES.size());
        Told wanted = move ? now.moved(stage) : now.changed(title(next), value(next));
        asked.put(id, wanted);
        JsonNode answer = move
                ? send(url, "PUT", "/" + id + "/stage", "{\"stage\":\"" + stage + "\"}", null)
                : send(url, "PATCH", "/" + id, facts(wanted), null);
        if (answer != null) {
            assertThat(answer.get("version").asInt()).isEqualTo(wanted.version());
            asked.remove(id);
            known.put(id, wanted);
            acknowledged.release();
        }
    }

    /** The answer; null when the server could not say what became of it. */
    private @Nullable JsonNode send(String url, String method, String path, String body, @Nullable String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v1/deals" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).matches(status -> status < 400 || status >= 500);
        return response.statusCode() < 400 ? json.readTree(response.body()) : null;
    }

    private String title(int which) {
        return name + "-" + which;
    }

    private static BigDecimal value(int which) {
        return BigDecimal.valueOf(which).setScale(4);
    }

    private static String facts(Told wanted) {
        return "{\"title\":\"%s\",\"value\":{\"amount\":\"%s\",\"currency\":\"USD\"}}"
                .formatted(wanted.title(), wanted.value().setScale(2).toPlainString());
    }
}
