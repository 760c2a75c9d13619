package org.penstock.live.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.live.LiveStream;
import org.penstock.live.LiveStreams;
import org.penstock.web.PageController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The stream of a browser. It waits in the request's virtual thread and holds nothing else. It ends by itself after a
 * while, so that who was signed out or may see less meanwhile is noticed when the browser comes again.
 */
@PageController
class LiveController {
    static final Duration HEARTBEAT = Duration.ofSeconds(25);
    static final Duration LIFE = Duration.ofMinutes(5);

    /** How long a browser waits before it comes again. */
    private static final String BEGIN = "retry: 1500\n\n";

    private static final String STILL_HERE = "event: beat\ndata: {}\n\n";

    private final LiveStreams streams;
    private final Clock clock;

    LiveController(LiveStreams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping("/live")
    void show(
            Actor actor,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            @RequestParam(required = false) @Nullable String last,
            HttpServletResponse response)
            throws IOException {
        Optional<LiveStream> opened = streams.open(actor, lastId != null ? lastId : last);
        if (opened.isEmpty()) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        try (LiveStream stream = opened.get()) {
            write(stream, response);
        }
    }

    private void write(LiveStream stream, HttpServletResponse response) {
        Instant end = clock.instant().plus(LIFE);
        try {
            OutputStream out = response.getOutputStream();
            send(out, BEGIN);
            while (!stream.isEnded() && clock.instant().isBefore(end)) {
                String event = stream.next(HEARTBEAT);
                if (!stream.isEnded()) {
                    send(out, event == null ? STILL_HERE : event);
                }
            }
        } catch (IOException gone) {
            // The browser went away, as browsers do.
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
