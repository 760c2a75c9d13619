package org.penstock.live;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;

/** One open stream: what is to be written to a browser next. A slow browser loses single events, never that there were some. */
public final class LiveStream implements AutoCloseable {
    static final int PENDING_MAX = 200;

    private static final String END = "";

    final UUID account;
    final Actor actor;
    private final BlockingQueue<String> pending = new ArrayBlockingQueue<>(PENDING_MAX);
    private final Consumer<LiveStream> forget;
    private volatile boolean ended;

    LiveStream(Actor actor, Consumer<LiveStream> forget) {
        this.actor = actor;
        this.account = actor.requireId();
        this.forget = forget;
    }

    void offer(String event, String insteadOfMany) {
        if (!pending.offer(event)) {
            pending.clear();
            pending.add(insteadOfMany);
        }
    }

    /** The next event as it is written, or null when none came in that time. */
    public @Nullable String next(Duration wait) {
        try {
            String event = pending.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            return END.equals(event) ? null : event;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            end();
            return null;
        }
    }

    public boolean isEnded() {
        return ended;
    }

    /** The browser comes again by itself, to this node or another. */
    void end() {
        ended = true;
        pending.clear();
        pending.add(END);
    }

    @Override
    public void close() {
        forget.accept(this);
    }
}
