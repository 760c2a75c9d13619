package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Does the records of a batch one by one, each in a transaction of its own: what can't be done leaves the others alone. */
@Component
public class Batches {
    private final ApiErrors errors;
    private final TransactionTemplate each;

    Batches(ApiErrors errors, PlatformTransactionManager transactions) {
        this.errors = errors;
        this.each = new TransactionTemplate(transactions);
        // Within the transaction of an Idempotency-Key, a savepoint.
        each.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What was done to one record. */
    public record Done(int status, UUID id, int version) {}

    /** What is done to one record that stands there already. */
    public interface Change<T> {
        Done apply(UUID id, IfMatch wanted, Sent<T> sent);
    }

    /** New records. */
    public <T> Batch.Results create(
            HttpServletRequest request, Sent<Batch<JsonNode>> batch, Class<T> type, Function<Sent<T>, Done> step) {
        return run(request, batch, item -> step.apply(Binder.bind(type, item)));
    }

    /** Changes: each record is named by its id and, where the change is meant for one version only, by that. */
    public <T> Batch.Results change(
            HttpServletRequest request, Sent<Batch<JsonNode>> batch, Class<T> type, Change<T> step) {
        return run(request, batch, item -> {
            ObjectNode which = item.isObject() ? ((ObjectNode) item).objectNode() : null;
            if (which == null) {
                throw ApiRefusal.unprocessable(List.of(Refusal.of("rest.body.object")));
            }
            ObjectNode change = ((ObjectNode) item).deepCopy();
            move("id", change, which);
            move("version", change, which);
            Sent<Which> named = Binder.bind(Which.class, which);
            UUID id = named.require("id", named.value().id());
            Integer version = named.value().version();
            IfMatch wanted = version == null ? IfMatch.NONE : IfMatch.version(version);
            return step.apply(id, wanted, Binder.bind(type, change));
        });
    }

    /** Which record a change is for. */
    @Doc("Which record a change is for.")
    record Which(
            @Doc(value = "Its id.", required = true) @Nullable UUID id,

            @Doc(value = "The version that the change is for; whatever stands there without it.", example = "3")
            @Nullable Integer version) {}

    private Batch.Results run(HttpServletRequest request, Sent<Batch<JsonNode>> batch, Function<JsonNode, Done> step) {
        List<JsonNode> items = batch.value().items();
        if (items == null || items.isEmpty() || items.size() > Batch.ITEMS_MAX) {
            throw ApiRefusal.unprocessable(List.of(Refusal.at("items", "rest.batch", Batch.ITEMS_MAX)));
        }
        List<Batch.One> results = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            results.add(one(request, index, items.get(index), step));
        }
        return new Batch.Results(results);
    }

    private Batch.One one(HttpServletRequest request, int index, JsonNode item, Function<JsonNode, Done> step) {
        try {
            Done done = java.util.Objects.requireNonNull(each.execute(status -> step.apply(item)));
            return new Batch.One(index, done.status(), done.id(), done.version(), null);
        } catch (RuntimeException failure) {
            Problem problem = errors.of(failure, request);
            return new Batch.One(index, problem.status(), null, null, problem);
        }
    }

    private static void move(String name, ObjectNode from, ObjectNode to) {
        JsonNode value = from.remove(name);
        if (value != null) {
            to.set(name, value);
        }
    }
}
