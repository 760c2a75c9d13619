package org.penstock.activities;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.live.Live;
import org.springframework.stereotype.Component;

/**
 * Tells those whom an activity concerns that it was changed. Who sees its deal hears of it from deals, because with every
 * change of an activity its deal's next step is written anew.
 */
@Component
class ActivityNews {
    private static final String KIND = "activities";

    private final Live live;

    ActivityNews(Live live) {
        this.live = live;
    }

    void changed(Actor actor, List<Activity> activities) {
        List<UUID> people = new ArrayList<>();
        for (Activity activity : activities) {
            add(people, activity.assignee());
            people.addAll(activity.mentions());
        }
        tell(actor, people);
    }

    void planned(Actor actor, List<ActivityDraft> drafts) {
        List<UUID> people = new ArrayList<>();
        for (ActivityDraft draft : drafts) {
            add(people, draft.assignee());
            people.addAll(draft.mentions());
        }
        tell(actor, people);
    }

    private void tell(Actor actor, List<UUID> people) {
        if (!people.isEmpty()) {
            live.tell(
                    actor,
                    KIND,
                    List.of(),
                    List.of(),
                    List.of(),
                    people.stream().distinct().toList());
        }
    }

    private static void add(List<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }
}
