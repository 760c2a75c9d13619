package org.penstock.commands;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.penstock.database.DataDirectory;
import org.penstock.database.ServerLock;
import org.penstock.database.ServerLock.Running;
import org.penstock.kernel.Result;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application without pages and jobs, joined to the database of a running server or to one started for this command
 * alone. Beans are made only when asked for, so that nothing meant for the server wakes up.
 */
record Joined(ApplicationContext beans, String url) {

    static int with(Installation installation, ToIntFunction<Joined> command) {
        DataDirectory directory = installation.directory();
        Optional<Running> server = ServerLock.awaitRunning(directory);
        try (ConfigurableApplicationContext context = installation.start(
                directory,
                WebApplicationType.NONE,
                "--penstock.serving=false",
                "--spring.main.lazy-initialization=true",
                "--db-scheduler.enabled=false",
                "--logging.level.root=warn",
                // Whoever serves has brought the tables up to date; a newer build must not change them beneath it.
                "--spring.flyway.enabled=" + server.isEmpty())) {
            return command.applyAsInt(new Joined(context, url(installation, server)));
        }
    }

    private static String url(Installation installation, Optional<Running> server) {
        return installation.outsideUrl() != null
                ? installation.url()
                : server.map(Running::url).orElseGet(installation::url);
    }

    JdbcClient jdbc() {
        return door(JdbcClient.class);
    }

    /** The answer; a refusal ends the command with its words. */
    <T> T done(Result<T> result) {
        if (result instanceof Result.Refused<T> refused) {
            throw new Trouble(Refusals.words(beans, refused.refusals()), null);
        }
        return result.orElseThrow();
    }

    <T> T door(Class<T> type) {
        return beans.getBean(type);
    }
}
