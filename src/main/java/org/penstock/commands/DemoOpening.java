package org.penstock.commands;

import java.util.List;
import org.penstock.demo.Demo;
import org.penstock.demo.Demo.Access;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Opens the made-up company and prints the ways in: after the tables are there and before the server takes visits. */
@Component
@ConditionalOnProperty("penstock.demo")
final class DemoOpening implements SmartLifecycle {
    /** The web server starts in a late phase. */
    private static final int BEFORE_THE_WEB_SERVER = 0;

    private final Demo demo;
    private final MessageSource messages;
    private final String url;
    private volatile boolean running;

    DemoOpening(Demo demo, MessageSource messages, @Value("${penstock.printed-url}") String url) {
        this.demo = demo;
        this.messages = messages;
        this.url = url;
    }

    @Override
    public void start() {
        running = true;
        Result<List<Access>> opened = demo.open(Actor.system());
        if (opened instanceof Result.Refused<List<Access>> refused) {
            throw new Trouble(Refusals.words(messages, refused.refusals()), null);
        }
        opened.orElseThrow().forEach(way -> System.out.println(line(way)));
        System.out.flush();
    }

    private String line(Access way) {
        return way.role().code() + " " + way.email() + " " + url + way.path();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
