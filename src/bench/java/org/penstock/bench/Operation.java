package org.penstock.bench;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One thing that is measured.
 *
 * @param page whether a browser asks for it, else a program
 * @param target requests a second at eight connections and 100,000 deals that issue 3 asks for; 0 for none
 * @param ratio the least share of the bare database's throughput; 0 for none
 * @param request makes one for a deal, or regardless of it
 * @param deals of which one is taken at random
 */
record Operation(
        String name, boolean page, int target, double ratio, Function<UUID, Http.Request> request, List<UUID> deals) {

    private static final String API = "/api/v1/deals";

    static List<Operation> all(int deals, List<UUID> open) {
        List<UUID> any = IntStream.rangeClosed(1, deals).mapToObj(n -> id("00e", n)).toList();
        List<UUID> none = List.of();
        return List.of(
                new Operation("list", false, 570, 0.35, get(API + "?sort=expected-close&limit=50&total=true"), none),
                new Operation("board", false, 500, 0.35, get(API + "/board?sort=expected-close&limit=25"), none),
                new Operation("open", false, 1_630, 0.25, id -> Http.Request.get(API + "/" + id), any),
                new Operation("create", false, 770, 0.25, id -> create(deals), none),
                new Operation("move", false, 990, 0.25, Operation::move, open),
                new Operation("report", false, 230, 0, get(API + "/months"), none),
                new Operation("report+", false, 0, 0, get(API + "/months?by=owner"), none),
                new Operation("page: list", true, 0, 0, get("/deals/list"), none),
                new Operation("page: board", true, 0, 0, get("/deals"), none),
                new Operation("page: deal", true, 0, 0, id -> Http.Request.get("/deals/" + id), any),
                new Operation("search", true, 0, 0, get("/search/palette?q=harbor+logistics"), none),
                new Operation("figures", true, 0, 0, get("/figures"), none),
                new Operation("page: leads", true, 0, 0, get("/leads"), none),
                new Operation("page: queue", true, 0, 0, get("/qualification"), none),
                new Operation("page: rotting", true, 0, 0, get("/rotting?whose=all"), none),
                new Operation("page: customers", true, 0, 0, get("/customers"), none),
                tool("origin", any),
                tool("qualification", any),
                tool("needs", any),
                tool("proposals", any),
                tool("negotiation-rounds", any),
                tool("close-plan", any),
                tool("customer", any),
                tool("life", any));
    }

    /** A region of a deal's page that is fetched by itself. */
    private static Operation tool(String name, List<UUID> deals) {
        return new Operation("tool: " + name, true, 0, 0, id -> Http.Request.get("/deals/" + id + "/" + name), deals);
    }

    UUID anyDeal() {
        return deals.isEmpty() ? null : deals.get(ThreadLocalRandom.current().nextInt(deals.size()));
    }

    static UUID id(String kind, long n) {
        return UUID.fromString("01930000-0000-7%s-8000-%012x".formatted(kind, n));
    }

    private static Function<UUID, Http.Request> get(String path) {
        return id -> Http.Request.get(path);
    }

    private static Http.Request create(int deals) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Http.Request("POST", API, """
                {"title":"Measured %d","organisation":"%s","expectedClose":"2027-01-15",\
                "value":{"amount":"%d.00","currency":"USD"}}"""
                .formatted(random.nextInt(1_000_000), id("00c", 1 + random.nextInt(deals / 10)), 100 + random.nextInt(90_000)));
    }

    private static Http.Request move(UUID deal) {
        int stage = List.of(0, 1, 3, 4).get(ThreadLocalRandom.current().nextInt(4));
        String body = "{\"stage\":\"01930000-0000-7000-8000-00000000001%d\"}".formatted(stage);
        return new Http.Request("PUT", API + "/" + deal + "/stage", body);
    }
}
