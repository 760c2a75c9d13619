package org.penstock.activities.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activities;
import org.penstock.activities.Activity;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.activities.ActivityLists;
import org.penstock.activities.ActivityWork;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Batch;
import org.penstock.rest.Batches;
import org.penstock.rest.Doc;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Paging;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Activities over the API. */
@ApiController
class ActivityApiController {
    private static final String ACTIVITIES = "/api/v1/activities";
    private static final String ACTIVITY = ACTIVITIES + "/{activity}";

    private final Activities activities;
    private final ActivityLists lists;
    private final ActivityWork work;
    private final Batches batches;

    ActivityApiController(Activities activities, ActivityLists lists, ActivityWork work, Batches batches) {
        this.activities = activities;
        this.lists = lists;
        this.work = work;
        this.batches = batches;
    }

    /** Which activities are asked for. */
    record ActivityQuery(
            @Doc("Of this deal.") String deal,
            @Doc("Of this person.") String person,
            @Doc("Of this organisation.") String organisation,
            @Doc("Whose they are to do: the id of a user.") String assignee,

            @Doc(
                    value = "Of this kind.",
                    example = "call",
                    oneOf = {"task", "call", "meeting", "note"})
            String kind,

            @Doc(
                    value = "Still to be done, or done.",
                    example = "open",
                    oneOf = {"open", "done"})
            String state) {}

    @Operation(
            scope = Scope.ACTIVITIES_READ,
            summary = "List activities",
            detail = "The latest created first.",
            query = ActivityQuery.class,
            paged = true)
    @GetMapping(ACTIVITIES)
    Listing<ActivityJson> list(
            Actor actor,
            Paging paging,
            @RequestParam @Nullable UUID deal,
            @RequestParam @Nullable UUID person,
            @RequestParam @Nullable UUID organisation,
            @RequestParam @Nullable UUID assignee,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String state) {
        ActivityKind only = oneOf("kind", kind, List.of("task", "call", "meeting", "note")) == null
                ? null
                : ActivityKind.of(String.valueOf(kind));
        String done = oneOf("state", state, List.of("open", "done"));
        var wanted = new ActivityLists.Wanted(
                deal, person, organisation, assignee, only, done == null ? null : done.equals("open"));
        return Listing.of(
                paging,
                lists.window(actor, wanted, paging.afterId(), paging.limit() + 1),
                last -> Arrays.<@Nullable String>asList(last.id().toString()),
                ActivityJson::of);
    }

    @Operation(scope = Scope.ACTIVITIES_WRITE, summary = "Create an activity", status = 201)
    @PostMapping(ACTIVITIES)
    ResponseEntity<ActivityJson> create(Actor actor, Sent<ActivityJson.Body> body) {
        Activity made = activities.get(actor, made(actor, body));
        return Answers.created(ACTIVITIES + "/" + made.id(), made.version(), ActivityJson.of(made));
    }

    @Operation(scope = Scope.ACTIVITIES_READ, summary = "Read an activity")
    @GetMapping(ACTIVITY)
    ResponseEntity<ActivityJson> show(Actor actor, @PathVariable UUID activity) {
        return answer(activities.get(actor, activity));
    }

    @Operation(scope = Scope.ACTIVITIES_WRITE, summary = "Change an activity or mark it as done", versioned = true)
    @PatchMapping(ACTIVITY)
    @Transactional
    ResponseEntity<ActivityJson> update(
            Actor actor, @PathVariable UUID activity, IfMatch wanted, Sent<ActivityJson.Change> body) {
        return answer(changed(actor, activity, wanted, body));
    }

    @Operation(
            scope = Scope.ACTIVITIES_WRITE,
            summary = "Put an activity into the bin",
            detail = "A POST to restoration takes it out again.",
            status = 204,
            versioned = true)
    @DeleteMapping(ACTIVITY)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID activity, IfMatch wanted) {
        wanted.require(activities.get(actor, activity).version());
        activities.remove(actor, activity);
        return ResponseEntity.noContent().build();
    }

    @Operation(scope = Scope.ACTIVITIES_WRITE, summary = "Take an activity out of the bin")
    @PostMapping(ACTIVITY + "/restoration")
    ResponseEntity<ActivityJson> restore(Actor actor, @PathVariable UUID activity) {
        return answer(activities.restore(actor, activity));
    }

    @Operation(
            scope = Scope.ACTIVITIES_WRITE,
            summary = "Create up to 500 activities",
            detail = "Each for itself: one that is refused leaves the others alone.",
            items = ActivityJson.Body.class)
    @PostMapping(ACTIVITIES + "/batch")
    Batch.Results createAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return batches.create(
                request, batch, ActivityJson.Body.class, sent -> new Batches.Done(201, made(actor, sent), 1));
    }

    @Operation(
            scope = Scope.ACTIVITIES_WRITE,
            summary = "Change up to 500 activities",
            detail = "Each for itself, as by PATCH; a version takes the place of If-Match.",
            items = ActivityJson.Change.class)
    @PatchMapping(ACTIVITIES + "/batch")
    Batch.Results updateAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return batches.change(request, batch, ActivityJson.Change.class, (id, wanted, sent) -> {
            Activity now = changed(actor, id, wanted, sent);
            return new Batches.Done(200, id, now.version());
        });
    }

    private UUID made(Actor actor, Sent<ActivityJson.Body> sent) {
        ActivityJson.Body body = sent.value();
        ActivityKind kind = body.kind() == null ? ActivityKind.TASK : body.kind();
        UUID assignee = sent.has("assignee") || kind == ActivityKind.NOTE ? body.assignee() : actor.id();
        return value(
                IfMatch.NONE,
                activities.create(
                        actor,
                        new ActivityDraft(
                                kind,
                                text(body.subject()),
                                text(body.body()),
                                due(body.dueAt(), body.dueOn()),
                                body.endsAt(),
                                body.place(),
                                body.callOutcome(),
                                assignee,
                                body.deal(),
                                body.person(),
                                body.organisation(),
                                body.mentions() == null ? List.of() : body.mentions())));
    }

    private Activity changed(Actor actor, UUID id, IfMatch wanted, Sent<ActivityJson.Change> sent) {
        Activity before = activities.get(actor, id);
        Activity now = before;
        wanted.require(before.version());
        if (!sent.names().isEmpty() && !(sent.has("done") && sent.names().size() == 1)) {
            now = value(wanted, activities.change(actor, id, before.version(), draft(before, sent)));
        }
        Boolean done = sent.value().done();
        if (done != null && done == (now.doneAt() == null)) {
            if (done) {
                work.complete(actor, List.of(id), now.callOutcome());
            } else {
                work.reopen(actor, List.of(id));
            }
        }
        return activities.get(actor, id);
    }

    /** The pages call the end of a meeting by another name. */
    private static <T> T value(IfMatch wanted, Result<T> result) {
        if (result instanceof Result.Refused<T>(List<Refusal> refusals)) {
            throw ApiRefusal.unprocessable(refusals.stream()
                    .map(refusal -> "ends".equals(refusal.field())
                            ? new Refusal("endsAt", refusal.key(), refusal.args())
                            : refusal)
                    .toList());
        }
        return ApiRefusal.value(result, wanted);
    }

    private static ActivityDraft draft(Activity before, Sent<ActivityJson.Change> sent) {
        ActivityJson.Change change = sent.value();
        return new ActivityDraft(
                change.kind() == null ? before.kind() : change.kind(),
                sent.has("subject") ? text(change.subject()) : before.subject(),
                sent.has("body") ? text(change.body()) : before.body(),
                sent.has("dueAt") || sent.has("dueOn") ? due(change.dueAt(), change.dueOn()) : before.due(),
                sent.has("endsAt") ? change.endsAt() : before.endsAt(),
                sent.has("place") ? change.place() : before.place(),
                sent.has("callOutcome") ? change.callOutcome() : before.callOutcome(),
                sent.has("assignee") ? change.assignee() : before.assignee(),
                before.deal(),
                before.person(),
                before.organisation(),
                change.mentions() == null ? before.mentions() : change.mentions());
    }

    private static @Nullable Due due(@Nullable Instant at, @Nullable LocalDate on) {
        if (at != null && on != null) {
            throw ApiRefusal.unprocessable(List.of(Refusal.at("dueOn", "rest.due-twice")));
        }
        return Due.of(at, on);
    }

    private static @Nullable String oneOf(String name, @Nullable String value, List<String> words) {
        if (value != null && !words.contains(value)) {
            throw ApiRefusal.bad(Refusal.at(name, "rest.field.word", String.join(", ", words)));
        }
        return value;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ResponseEntity<ActivityJson> answer(Activity activity) {
        return Answers.ok(activity.version(), ActivityJson.of(activity));
    }
}
