package org.penstock.deals.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penstock.deals.DealBoards;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board in one answer. */
@ApiController
class BoardApiController {
    private static final Map<String, DealBoards.Order> ORDERS = orders();

    /** The most cards of a column. */
    private static final int LIMIT_MAX = 100;

    private final DealBoards boards;

    BoardApiController(DealBoards boards) {
        this.boards = boards;
    }

    /** What the board is asked for. */
    record BoardQuery(
            @Doc("The pipeline; the standard one if none is named.")
            String pipeline,

            @Doc(
                    value = "me, none, team:<id> or the id of a user; several mean any of them.",
                    example = "me",
                    max = 100)
            String owner,

            @Doc(value = "Words in the title or in the organisation's name.", example = "northwind")
            String q,

            @Doc(value = "The id of a label; several mean any of them.", max = 100)
            String label,

            @Doc(
                    value = "The order of the cards: as people put them, or by expected close.",
                    example = "rank",
                    oneOf = {"rank", "expected-close"})
            String sort,

            @Doc(value = "Cards a stage, from 1 to 100.", example = "25")
            String limit) {}

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "Read the board",
            detail = "Every stage with its count, sums and first cards in one answer.",
            query = BoardQuery.class)
    @GetMapping(DealApiController.DEALS + "/board")
    BoardJson show(Actor actor, @RequestParam MultiValueMap<String, String> query) {
        MultiValueMap<String, String> filter = new LinkedMultiValueMap<>(query);
        List.of("sort", "limit").forEach(filter::remove);
        DealBoards.Order order =
                ORDERS.get(query.getOrDefault("sort", List.of("rank")).getFirst());
        String limit = query.getOrDefault("limit", List.of("25")).getFirst();
        if (order == null) {
            throw ApiRefusal.bad(Refusal.at("sort", "rest.sort", String.join(", ", ORDERS.keySet())));
        }
        int cards = limit.matches("\\d{1,3}") ? Integer.parseInt(limit) : 0;
        if (cards < 1 || cards > LIMIT_MAX) {
            throw ApiRefusal.bad(Refusal.at("limit", "rest.limit", LIMIT_MAX));
        }
        return BoardJson.of(boards.load(actor, DealQueries.filter(filter), order, cards));
    }

    private static Map<String, DealBoards.Order> orders() {
        Map<String, DealBoards.Order> orders = new LinkedHashMap<>();
        orders.put("rank", DealBoards.Order.RANK);
        orders.put("expected-close", DealBoards.Order.EXPECTED_CLOSE);
        return orders;
    }
}
