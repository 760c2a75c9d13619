package org.penstock.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes as the text of notifications, each below PostgreSQL's limit of 8,000 bytes. */
final class LiveCodec {
    static final int PAYLOAD_MAX_BYTES = 7_900;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<LiveChange>> CHANGES = new TypeReference<>() {};

    private LiveCodec() {}

    /** As few payloads as hold them all. */
    static List<String> payloads(List<LiveChange> changes) {
        List<String> payloads = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (LiveChange change : changes) {
            String json = JSON.writeValueAsString(change);
            if (bytes(json) + 2 > PAYLOAD_MAX_BYTES) {
                json = JSON.writeValueAsString(LiveChange.many(change.kind()));
            }
            if (!open.isEmpty() && bytes(open) + bytes(json) + 2 > PAYLOAD_MAX_BYTES) {
                payloads.add(open.append(']').toString());
                open.setLength(0);
            }
            open.append(open.isEmpty() ? '[' : ',').append(json);
        }
        if (!open.isEmpty()) {
            payloads.add(open.append(']').toString());
        }
        return payloads;
    }

    /** None where a node of another version says what this one does not understand. */
    static List<LiveChange> changes(String payload) {
        try {
            return JSON.readValue(payload, CHANGES);
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
