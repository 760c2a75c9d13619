package org.penstock.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Answers health and figures on an address of their own, where no page is. It is there before the pages' server and after
 * it, so that readiness can say no (docs/decisions/0028).
 */
@Component
@ConditionalOnProperty("penstock.metrics-port")
class OperationServer implements SmartLifecycle {
    /** The web server starts in a late phase and stops early. */
    private static final int AROUND_THE_WEB_SERVER = 0;

    private static final int BACKLOG = 20;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Logger LOG = LoggerFactory.getLogger(OperationServer.class);

    private final InetSocketAddress address;
    private final Health health;
    private final OperationFigures figures;
    private @Nullable HttpServer server;

    OperationServer(
            @Value("${penstock.metrics-address:127.0.0.1}") InetAddress address,
            @Value("${penstock.metrics-port}") int port,
            Health health,
            OperationFigures figures) {
        this.address = new InetSocketAddress(address, port);
        this.health = health;
        this.figures = figures;
    }

    @Override
    public synchronized void start() {
        try {
            HttpServer opened = HttpServer.create(address, BACKLOG);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.createContext("/", this::answer);
            opened.start();
            server = opened;
        } catch (IOException e) {
            throw new UncheckedIOException("Health and metrics can't be answered on " + address, e);
        }
    }

    /** What goes wrong with a figure must not close the connection without a word. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(
                        exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            } catch (RuntimeException bug) {
                LOG.error("Health or metrics could not be told", bug);
                reply = Reply.text(500, "This went wrong; the log says why.\n");
            }
            send(exchange, reply);
        }
    }

    private Reply reply(String method, String path) {
        if (!METHODS.contains(method)) {
            return Reply.text(405, "Only GET and HEAD.\n");
        }
        return switch (path) {
            case "/health" -> health.all();
            case "/health/liveness" -> health.liveness();
            case "/health/readiness" -> health.readiness();
            case "/metrics" -> figures.reply();
            default -> Reply.text(404, "There are /health, /health/liveness, /health/readiness and /metrics.\n");
        };
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (reply.status() == 405) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return AROUND_THE_WEB_SERVER;
    }
}
